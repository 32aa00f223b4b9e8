package dev.typeset.build;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.EmbeddedServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Makes the cache of classes of a program that was built: it starts the program on an empty
 * database, has an {@link Audience} ask it, and ends it. The database is a temporary one of our
 * own, or is made on the server that DATABASE_URL names, and is gone afterwards.
 */
public final class Rehearsal {
  private static final Pattern READY = Pattern.compile("Typeset is ready on (http://\\S+)");
  private static final int ROUNDS = 40;
  private static final int LONGEST_MINUTES = 5;
  private static final String EMAIL = "audience@example.com";
  private static final List<String> KEPT_VARIABLES =
      List.of("PATH", "HOME", "JAVA_HOME", "TMPDIR", "LANG");

  private Rehearsal() {}

  /**
   * Ends with 1 and one line where no cache came of it.
   *
   * @param arguments the directory of the program
   */
  public static void main(String... arguments) {
    ((Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
    int status = 0;
    try {
      run(Path.of(arguments[0]), System.getenv("DATABASE_URL"));
    } catch (Exception e) {
      System.err.println("The rehearsal failed: " + e.getMessage());
      status = 1;
    }
    System.exit(status);
  }

  private static void run(Path home, @Nullable String external)
      throws IOException, InterruptedException, SQLException {
    if (external == null || external.isBlank()) {
      try (EmbeddedServer server = EmbeddedServer.temporary()) {
        // As most write it: without a word on TLS, so that Java sees how it is asked for.
        rehearse(home, server.url("typeset").replaceFirst("\\?.*", ""));
      }
      return;
    }
    DatabaseUrl server = DatabaseUrl.parse(external);
    String name = "typeset_rehearsal_" + ProcessHandle.current().pid();
    String url = external.strip().replaceFirst("(//[^/]*/)[^?]*", "$1" + name);
    if (!DatabaseUrl.parse(url).database().equals(name)) {
      throw new IOException("DATABASE_URL is not understood");
    }
    execute(server, "create database " + name + " template template0");
    try {
      rehearse(home, url);
    } finally {
      execute(server, "drop database " + name + " with (force)");
    }
  }

  private static void rehearse(Path home, String database)
      throws IOException, InterruptedException {
    String password = UUID.randomUUID().toString();
    var builder = new ProcessBuilder(home.resolve("bin/typeset").toString());
    builder.environment().keySet().retainAll(KEPT_VARIABLES);
    builder.environment().put("AOT_CACHE", "make");
    builder.environment().put("PORT", "0");
    builder.environment().put("DATABASE_URL", database);
    builder.environment().put("SECRET_KEYS", "rehearsal:" + UUID.randomUUID());
    builder.environment().put("RATE_LIMITS", "off");
    builder.environment().put("ADMIN_EMAIL", EMAIL);
    builder.environment().put("ADMIN_PASSWORD", password);
    Process program = builder.redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(new Thread(program::destroyForcibly));
    CompletableFuture.delayedExecutor(LONGEST_MINUTES, TimeUnit.MINUTES)
        .execute(program::destroyForcibly);
    var said = new StringBuilder();
    try (BufferedReader output = program.inputReader()) {
      URI service = ready(output, said);
      Thread reader = Thread.ofVirtual().start(() -> output.lines().forEach(line -> {}));
      try (Audience audience = new Audience(service, EMAIL, password)) {
        audience.ask(ROUNDS);
      }
      program.toHandle().destroy();
      program.waitFor();
      reader.join();
    } finally {
      program.destroyForcibly();
    }
    try (Stream<Path> files = Files.list(home.resolve("lib"))) {
      if (files.noneMatch(file -> file.toString().endsWith(".aot"))) {
        throw new IOException("Java made no cache");
      }
    }
  }

  private static URI ready(BufferedReader output, StringBuilder said) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append('\n').append(line);
      Matcher ready = READY.matcher(line);
      if (ready.find()) {
        return URI.create(ready.group(1));
      }
    }
    throw new IOException("the program did not start:" + said);
  }

  private static void execute(DatabaseUrl server, String sql) throws SQLException {
    var properties = new Properties();
    properties.putAll(server.jdbcProperties());
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(), properties);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
