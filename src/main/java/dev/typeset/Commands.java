package dev.typeset;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.DemoData;
import dev.typeset.db.EmbeddedServer;
import dev.typeset.db.MigrationScript;
import dev.typeset.db.MigrationUndo;
import dev.typeset.db.Migrations;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program does beside serving: each command runs once, says what it did, and ends. */
final class Commands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  private Commands() {}

  /**
   * Runs a command.
   *
   * @param environment what migrate-sql looks into for FROM
   * @throws IllegalArgumentException where there is no such command
   */
  static void run(List<String> arguments, Map<String, String> environment) {
    switch (String.join(" ", arguments)) {
      case "migrate" -> withDatabase(environment, Commands::migrate);
      case "seed" -> withDatabase(environment, Commands::seed);
      case "migrate-sql" -> print(environment);
      case "migrate-status" -> withDatabase(environment, Commands::status);
      case "undo" ->
          withDatabase(environment, target -> undo(target, environment.getOrDefault("LOSE", "")));
      default ->
          throw new IllegalArgumentException(
              "There is no command '"
                  + String.join(" ", arguments)
                  + "'; there are migrate, migrate-sql, migrate-status, undo and seed.");
    }
  }

  /** The script is all that may stand on standard output, so what is logged goes elsewhere. */
  private static void print(Map<String, String> environment) {
    var output = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    output.print(new MigrationScript().of(environment));
  }

  /**
   * What a command works on.
   *
   * @param alone whether nobody but this machine can reach the service
   */
  private record Target(DatabaseUrl owner, DatabaseUrl service, boolean alone) {
    Migrations migrations() {
      return new Migrations(owner, service);
    }
  }

  private static void migrate(Target target) {
    int count = target.migrations().migrate().count();
    log.info(
        count == 0 ? "{} was up to date" : "{} is up to date now; migrations run: {}",
        target.owner().address(),
        count);
  }

  private static void status(Target target) {
    target.migrations().status().forEach(System.out::println);
  }

  private static void undo(Target target, String lose) {
    var taken = new MigrationUndo(target.owner()).last(lose.strip().equals("yes"));
    log.info(
        "{} was taken back in {}; lost: {}",
        taken.migration(),
        target.owner().address(),
        taken.lost().isEmpty() ? "nothing" : String.join(", ", taken.lost()));
  }

  private static void seed(Target target) {
    target.migrations().checkMigrated();
    new DemoData(target.owner()).load(target.alone());
    log.info("The demo data is in {}", target.owner().address());
  }

  private static void withDatabase(Map<String, String> environment, Consumer<Target> work) {
    // A command signs nothing, so nobody need have a key for it.
    Map<String, String> settings = new HashMap<>(Map.of("SECRET_KEYS", "none:" + "-".repeat(32)));
    environment.forEach((name, value) -> {
      if (!value.isBlank()) {
        settings.put(name, value);
      }
    });
    Config config = Config.from(settings);
    DatabaseUrl owner = config.migrationUrl();
    DatabaseUrl service = config.databaseUrl();
    if (owner != null && service != null) {
      work.accept(new Target(owner, service, false));
      return;
    }
    try (var embedded = EmbeddedServer.start(config.dataDir())) {
      // For Ctrl-C, which ends the program without leaving this block.
      Runtime.getRuntime().addShutdownHook(new Thread(embedded::close));
      work.accept(
          new Target(
              DatabaseUrl.parse(embedded.url("typeset")),
              DatabaseUrl.parse(embedded.serviceUrl("typeset")),
              Preparation.isAlone(config)));
    }
  }
}
