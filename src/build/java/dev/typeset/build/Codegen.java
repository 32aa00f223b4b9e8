package dev.typeset.build;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Constants;
import org.jooq.codegen.GenerationTool;

/**
 * From db/migrations to typed tables: a temporary PostgreSQL, migrated, read by jOOQ.
 *
 * <p>Runs in the project's directory, and does nothing where neither the migrations nor
 * jooq-codegen.xml nor jOOQ changed since the last time.
 */
public final class Codegen {
  private static final Path MIGRATIONS = Path.of("db/migrations");
  private static final Path CONFIGURATION = Path.of("jooq-codegen.xml");
  private static final Path HASH = Path.of("target/generated-sources/jooq/.hash");

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
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    try (MigratedDatabase database = MigratedDatabase.open();
        InputStream configuration = Files.newInputStream(CONFIGURATION)) {
      GenerationTool tool = new GenerationTool();
      tool.setConnection(database.connection());
      tool.run(GenerationTool.load(configuration));
    }
    Files.writeString(HASH, hash);
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
