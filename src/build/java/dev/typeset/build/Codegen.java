package dev.typeset.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Logging;

/**
 * From db/migrations to typed tables: a temporary PostgreSQL, migrated, read by jOOQ.
 *
 * <p>Runs in the project's directory, and does nothing where neither the migrations nor
 * jooq-codegen.xml nor jOOQ changed since the last time.
 */
public final class Codegen {
  private static final Path MIGRATIONS = Path.of("db/migrations");
  private static final Path CONFIGURATION = Path.of("jooq-codegen.xml");
  private static final Path SOURCES = Path.of("target/generated-sources/jooq");
  private static final Path HASH = SOURCES.resolve(".hash");

  private Codegen() {}

  /**
   * Generates the tables, or says that there is nothing to do.
   *
   * @throws Exception where a migration, the database or jOOQ fails; the next run tries again
   */
  public static void main(String... arguments) throws Exception {
    String hash = hash();
    if (Files.exists(HASH) && Files.readString(HASH).equals(hash)) {
      System.out.println("Codegen: the schema is unchanged.");
      return;
    }
    System.out.println("Codegen: making typed tables from " + MIGRATIONS + " ...");
    Files.deleteIfExists(HASH);
    try (MigratedDatabase database = MigratedDatabase.open()) {
      generate(database.connection(), SOURCES);
    }
    Files.writeString(HASH, hash);
  }

  /**
   * Generates the tables of a database as jooq-codegen.xml says, but into a folder of its own.
   *
   * @throws Exception where the database or jOOQ fails
   */
  public static void generate(Connection connection, Path folder) throws Exception {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try (InputStream file = Files.newInputStream(CONFIGURATION)) {
      Configuration configuration = GenerationTool.load(file).withLogging(Logging.WARN);
      configuration.getGenerator().getTarget().setDirectory(folder.toString());
      GenerationTool tool = new GenerationTool();
      tool.setConnection(connection);
      tool.run(configuration);
    }
  }

  private static String hash() throws IOException, NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    digest.update(Constants.FULL_VERSION.getBytes(UTF_8));
    digest.update(Files.readAllBytes(CONFIGURATION));
    for (Path migration : migrations()) {
      digest.update((migration.getFileName() + "\n").getBytes(UTF_8));
      digest.update(Files.readAllBytes(migration));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.walk(MIGRATIONS)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
