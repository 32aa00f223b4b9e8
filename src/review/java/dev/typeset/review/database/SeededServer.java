package dev.typeset.review.database;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.typeset.build.MigratedDatabase;
import dev.typeset.db.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A PostgreSQL that holds the schema of some migrations with many rows, in four sizes: none, a
 * quarter, half and all. It is kept on disk, and made anew only where the migrations, the rows or
 * their number are others. Databases are copied from it, to be changed at will.
 */
public final class SeededServer implements AutoCloseable {
  /** Where those stand that one program leaves to the next. */
  public static final Path KEPT = Path.of("target/review/data");

  /** What makes its rows. */
  public static final Path SEED = Path.of("db/seed/many.sql");

  private static final String SERVICE = "&options=-c%20typeset.service_role=typeset_service";

  /** Indexes are made faster than they are kept. */
  private static final String DROP_INDEXES =
      """
      create temp table dropped as
        select indexrelid::regclass::text as index, pg_get_indexdef(indexrelid) as definition
        from pg_index join pg_class on pg_class.oid = indrelid
        where relnamespace = 'public'::regnamespace and relname <> 'flyway_schema_history' and not indisunique;
      do $$ declare each record; begin
        for each in select * from dropped loop execute 'drop index ' || each.index; end loop;
      end $$;
      """;

  private static final String MAKE_INDEXES =
      """
      do $$ declare each record; begin
        for each in select * from dropped loop execute each.definition; end loop;
      end $$;
      drop table dropped;
      """;

  private final EmbeddedServer server;
  private final int rows;
  private final AtomicInteger copies = new AtomicInteger();

  private SeededServer(EmbeddedServer server, int rows) {
    this.server = server;
    this.rows = rows;
  }

  /**
   * Opens the one that is kept in a folder, or makes it.
   *
   * @param folder where such servers are kept, each in a folder of its own
   * @param migrations the folder of the migrations
   * @param seed the SQL that makes the rows, as many as the setting {@code typeset.rows} says
   * @param rows how many posts there are to be at most, at least 40
   * @throws SQLException where a migration or the seed fails
   */
  public static SeededServer open(Path folder, Path migrations, Path seed, int rows)
      throws IOException, SQLException {
    Path own = folder.resolve(hash(migrations, seed, rows));
    boolean made = Files.exists(own.resolve("seeded"));
    EmbeddedServer server = EmbeddedServer.start(own);
    var seeded = new SeededServer(server, rows);
    // Else it would run on where somebody ends this program.
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    try {
      // A copy that a crash of the machine spoils is made anew, and dropping one is 30 times
      // faster.
      seeded.execute("alter system set fsync = off");
      seeded.execute("select pg_reload_conf()");
      if (made) {
        seeded.dropCopies();
      } else {
        seeded.fill(migrations, Files.readString(seed));
        Files.createFile(own.resolve("seeded"));
      }
      return seeded;
    } catch (IOException | SQLException | RuntimeException e) {
      seeded.close();
      throw e;
    }
  }

  /** How many posts the fullest of its databases has. */
  public int rows() {
    return rows;
  }

  /**
   * A new database.
   *
   * @param posts 0, or what {@link #sizes} says
   * @return its name
   */
  public String copy(int posts) throws SQLException {
    String name = "copy_" + copies.incrementAndGet();
    execute("drop database if exists " + name + " with (force)");
    execute("create database " + name + " template seeded_" + posts + " strategy file_copy");
    execute("revoke temporary on database " + name + " from public");
    return name;
  }

  /** Drops a database, whoever is in it. */
  public void drop(String database) throws SQLException {
    execute("drop database if exists " + database + " with (force)");
  }

  /** Numbers of posts, each twice the one before; the last is all. */
  public List<Integer> sizes() {
    return List.of(rows / 4, rows / 2, rows);
  }

  /** Connects as the owner of everything. */
  public Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database));
  }

  /** The owner's address of a database, for JDBC. */
  public String jdbcUrl(String database) {
    return server.jdbcUrl(database);
  }

  /** The owner's address of a database, as DATABASE_URL has it. */
  public String url(String database) {
    return server.url(database);
  }

  /** The same of the role that the service runs as. */
  public String serviceUrl(String database) {
    return server.serviceUrl(database);
  }

  /**
   * A new database with the schema of a folder's migrations, of which nobody was granted a thing.
   */
  public String schema(Path migrations) throws SQLException {
    String name = "copy_" + copies.incrementAndGet();
    execute("create database " + name);
    MigratedDatabase.migrate(server.jdbcUrl(name), migrations);
    return name;
  }

  /** Brings a database up to the migrations of a folder, as the service would at its start. */
  public void migrate(String database, Path migrations) {
    MigratedDatabase.migrate(server.jdbcUrl(database) + SERVICE, migrations);
  }

  @Override
  public void close() {
    server.close();
  }

  private void fill(Path migrations, String seed) throws SQLException {
    // What is there is left from a time when somebody ended it halfway.
    drop("growing");
    execute("create database growing");
    migrate("growing", migrations);
    seededAs(0, "");
    for (int posts : sizes()) {
      try (Connection connection = connect("growing");
          Statement statement = connection.createStatement()) {
        statement.execute("set synchronous_commit = off; set maintenance_work_mem = '256MB'");
        statement.execute("set typeset.rows = " + posts);
        statement.execute(DROP_INDEXES);
        statement.execute(seed);
        statement.execute(MAKE_INDEXES);
        statement.execute("vacuum (analyze)");
      }
      seededAs(posts, " strategy file_copy");
    }
    drop("growing");
  }

  private void seededAs(int posts, String how) throws SQLException {
    drop("seeded_" + posts);
    execute("create database seeded_" + posts + " template growing" + how);
  }

  private void dropCopies() throws SQLException {
    List<String> names = new ArrayList<>();
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("select datname from pg_database where datname like 'copy%'")) {
      while (rows.next()) {
        names.add(rows.getString(1));
      }
    }
    for (String name : names) {
      drop(name);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String hash(Path migrations, Path seed, int rows) throws IOException {
    try (Stream<Path> files = Files.list(migrations)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.sorted().toList()) {
        digest.update((file.getFileName() + "\n").getBytes(UTF_8));
        digest.update(Files.readAllBytes(file));
      }
      digest.update(Files.readAllBytes(seed));
      return rows + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
