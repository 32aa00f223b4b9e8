package dev.typeset.db;

import static dev.typeset.db.EmbeddedCluster.NAME;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL beside this program, for trying, developing and testing without installing one.
 *
 * <p>It listens on 127.0.0.1 alone, on a port that was free, and lets in only the superuser {@code
 * typeset} and the role {@code typeset_service}, each with a random password (SCRAM). Order and
 * case are those of Unicode, the same on every machine. A database {@code typeset} is there from
 * the start.
 *
 * <p>The data directory holds {@code cluster} (PostgreSQL's own), {@code password}, {@code
 * service-password}, {@code lock} and {@code server.log}, in which no values of rows stand. One
 * process at a time has it. A process that was killed leaves its server running; the next one to
 * come stops that in order and starts its own.
 */
public final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final String TEMPORARY = "typeset-embedded-";
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(30);
  private static final String SETTINGS =
      " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200"
          + " -c timezone=UTC -c log_timezone=UTC -c log_error_verbosity=terse -c port=";
  private static final String CARELESS =
      " -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_wal_size=4GB";

  private final EmbeddedPrograms programs;
  private final Path directory;
  private final EmbeddedCluster cluster;
  private final Path log;
  private final boolean kept;
  private final EmbeddedLock lock;
  private final int port;
  private final String servicePassword;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts a server whose data is kept and survives a crash of the machine.
   *
   * @param dataDir made where it is missing
   * @throws IllegalStateException where that cannot be, saying why and what to do: another process
   *     has the directory, another major version made it, this build carries no PostgreSQL
   */
  public static EmbeddedServer start(Path dataDir) {
    return open(dataDir, null, true);
  }

  /**
   * Starts a server whose data is gone when it is closed or this program ends. It is faster than
   * {@link #start}, for it never waits for the disk.
   *
   * @throws IllegalStateException where that cannot be, saying why
   */
  public static EmbeddedServer temporary() {
    return temporary(null);
  }

  /**
   * As {@link #temporary()}, of the version that another jar carries. Those of processes that were
   * killed some time ago are cleared away first.
   *
   * @param binaries a jar of io.zonky.test.postgres for this machine, or null for our own
   */
  public static EmbeddedServer temporary(@Nullable Path binaries) {
    try {
      EmbeddedOrphan.sweep(Path.of(System.getProperty("java.io.tmpdir")), TEMPORARY);
      Path directory = Files.createTempDirectory(TEMPORARY);
      // The server may be another user than we; what is inside guards itself.
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
      try {
        EmbeddedServer server = open(directory, binaries, false);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        return server;
      } catch (IllegalStateException e) {
        EmbeddedFiles.delete(directory);
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException("There is no room for a temporary PostgreSQL: " + e, e);
    }
  }

  private static EmbeddedServer open(Path wanted, @Nullable Path binaries, boolean kept) {
    try {
      Path directory = Files.createDirectories(wanted).toRealPath();
      EmbeddedLock lock = EmbeddedLock.take(directory);
      try {
        return new EmbeddedServer(
            EmbeddedPrograms.find(binaries, directory), directory, kept, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "%s cannot hold the embedded PostgreSQL: %s. Set DATA_DIR to another directory."
              .formatted(wanted.toAbsolutePath(), e),
          e);
    }
  }

  private EmbeddedServer(EmbeddedPrograms programs, Path directory, boolean kept, EmbeddedLock lock)
      throws IOException {
    this.programs = programs;
    this.directory = directory;
    this.log = directory.resolve("server.log");
    this.kept = kept;
    this.lock = lock;
    EmbeddedOrphan.stop(directory.resolve("cluster"));
    this.cluster = EmbeddedCluster.open(programs, directory, kept);
    this.port = launch();
    this.servicePassword = makeServiceRole();
    lock.tellPort(port);
    LOG.info("PostgreSQL runs on 127.0.0.1:{}, its data is in {}", port, directory);
  }

  /** The owner's address of a database, as DATABASE_URL spells it, with user and password. */
  public String url(String database) {
    return url(NAME, cluster.password(), database);
  }

  /** The same of the role that the service runs as, which may do what it was granted. */
  public String serviceUrl(String database) {
    return url(EmbeddedServiceRole.NAME, servicePassword, database);
  }

  private String url(String user, String password, String database) {
    return "postgresql://%s:%s@127.0.0.1:%d/%s?sslmode=disable"
        .formatted(user, password, port, database);
  }

  /** The owner's address as JDBC drivers want it. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s"
        .formatted(port, database, NAME, cluster.password());
  }

  /** Stops the server in order, ending its connections. A second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      try (lock) {
        stop();
        if (!kept) {
          EmbeddedFiles.delete(directory);
        }
      } catch (IOException | RuntimeException e) {
        LOG.warn("PostgreSQL in {} did not stop in order: {}", directory, e.getMessage());
      }
    }
  }

  private int launch() throws IOException {
    for (int attempt = 1; ; attempt++) {
      int free = freePort();
      if (Files.exists(log)) {
        Files.move(log, log.resolveSibling("server.log.old"), StandardCopyOption.REPLACE_EXISTING);
      }
      Files.createFile(log);
      EmbeddedFiles.give(log, programs.owner());
      // pg_ctl puts all of these into a shell's command line, and quotes too little: hence names in
      // the directory, where it runs. The path comes again, quoted, for who looks at the process.
      String options = "-D " + quoted(cluster.path()) + SETTINGS + free + (kept ? "" : CARELESS);
      String[] arguments = {
        "start",
        "--pgdata=cluster",
        "--log=server.log",
        "--options=" + options,
        "--wait",
        "--timeout=110",
        "--silent"
      };
      try {
        programs.run(START, "", "bin/pg_ctl", arguments);
        return free;
      } catch (IllegalStateException e) {
        String said = Files.readString(log, UTF_8).strip();
        if (Files.exists(cluster.path().resolve("postmaster.pid"))) {
          stop();
        }
        if (attempt == 5 || !said.contains("could not bind")) {
          throw new IllegalStateException(
              "PostgreSQL did not start: %s%n%s".formatted(e.getMessage(), said), e);
        }
      }
    }
  }

  private String makeServiceRole() throws IOException {
    try {
      return EmbeddedServiceRole.make(jdbcUrl(NAME), directory);
    } catch (IOException | RuntimeException e) {
      stop();
      throw e;
    }
  }

  /** Also for a thread that was told to stop itself: nothing may stay behind. */
  private void stop() {
    boolean interrupted = Thread.interrupted();
    try {
      stop("fast");
    } catch (IllegalStateException e) {
      LOG.warn("PostgreSQL in {} is stopped at once: {}", directory, e.getMessage());
      stop("immediate");
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void stop(String mode) {
    String[] arguments = {
      "stop", "--pgdata=" + cluster.path(), "--mode=" + mode, "--timeout=20", "--silent"
    };
    programs.run(STOP, "", "bin/pg_ctl", arguments);
  }

  private static String quoted(Path path) {
    return "'" + path.toString().replace("'", "'\\''") + "'";
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    }
  }
}
