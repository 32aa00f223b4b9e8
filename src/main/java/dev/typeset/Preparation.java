package dev.typeset;

import dev.typeset.core.Failure;
import dev.typeset.db.Database;
import dev.typeset.db.DatabaseFailure;
import dev.typeset.db.DatabaseUrl;
import dev.typeset.db.DemoData;
import dev.typeset.db.EmbeddedServer;
import dev.typeset.db.Migrations;
import dev.typeset.db.Privileges;
import dev.typeset.users.AdminBootstrap;
import dev.typeset.users.Passwords;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What lies between the start and the first request: a database that is migrated and connected. */
final class Preparation {
  private static final Logger log = LoggerFactory.getLogger(App.class);
  private static final String DATABASE = "typeset";
  private static final String OWNER =
      "{} may change the schema, for it owns the tables or is a superuser. Make a role that owns nothing (create role … login password …),"
          + " name it in DATABASE_URL, and the owner in MIGRATION_DATABASE_URL: the service then runs with what it needs alone.";
  private final Config config;
  private final @Nullable EmbeddedServer embedded;

  Preparation(Config config, @Nullable EmbeddedServer embedded) {
    this.config = config;
    this.embedded = embedded;
  }

  /** Where the service finds its database. */
  DatabaseUrl serviceUrl() {
    DatabaseUrl url = config.databaseUrl();
    return url == null ? DatabaseUrl.parse(started(embedded).serviceUrl(DATABASE)) : url;
  }

  /**
   * All of it; to be run again where the database was away.
   *
   * @param connecting a first try to open the connections; it may fail, as before the service is
   *     granted what it needs
   * @throws DatabaseFailure where it does not do, or is away
   * @throws Failure where it went away in the middle
   */
  void run(Database database, CompletableFuture<@Nullable Void> connecting, Passwords passwords) {
    boolean owner = migrate();
    connecting.exceptionally(_ -> null).join();
    database.warmUp().block();
    makeAdmin(new AdminBootstrap(database, passwords));
    if (owner) {
      log.warn(OWNER, serviceUrl().user());
    }
    if (config.quotas().isEmpty()) {
      log.warn("RATE_LIMITS is off: callers may ask as often as they like. For load tests alone.");
    }
  }

  /** The owner migrates and grants; then the service looks. Whether both are one is returned. */
  private boolean migrate() {
    if (config.migrate() == Config.Migrate.NEVER) {
      var privileges = Privileges.of(serviceUrl());
      privileges.requireGranted();
      new Migrations(serviceUrl()).checkMigrated();
      return privileges.ownsTables();
    }
    var owner = new Migrations(ownerUrl(), serviceUrl());
    var outcome = owner.migrate();
    if (outcome.count() > 0) {
      log.info("Migrated the database: {} migrations", outcome.count());
    }
    if (embedded != null) {
      seed(new DemoData(ownerUrl()), outcome.fresh());
    }
    var privileges = Privileges.of(serviceUrl());
    privileges.requireGranted();
    privileges.requireAll();
    return privileges.ownsTables();
  }

  private void makeAdmin(AdminBootstrap bootstrap) {
    FirstAdmin admin = config.admin();
    if (admin == null) {
      return;
    }
    switch (bootstrap.make(admin.email(), admin.password().text()).block()) {
      case MADE -> log.info("Made the first admin, with ADMIN_EMAIL and ADMIN_PASSWORD");
      case ADDRESS_TAKEN ->
          log.warn("No admin was made: the address in ADMIN_EMAIL belongs to a user already");
      case NOT_NEEDED ->
          log.info(
              "There is an admin already: ADMIN_EMAIL and ADMIN_PASSWORD are not needed any more");
      case null -> throw new IllegalStateException("Nothing was said of the first admin");
    }
  }

  /**
   * Demo users may sign in where nobody but this machine can reach them, and nobody else is admin.
   */
  private void seed(DemoData demo, boolean fresh) {
    boolean alone = isAlone(config);
    if (fresh) {
      demo.load(alone);
      log.info("Loaded the demo data");
    }
    if (!alone) {
      demo.closeAccounts();
    }
  }

  /** Whether nobody but this machine uses the service: behind a proxy others do. */
  static boolean isAlone(Config config) {
    try {
      return config.trustedProxies().isEmpty()
          && config.admin() == null
          && InetAddress.getByName(config.host()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private DatabaseUrl ownerUrl() {
    DatabaseUrl url = config.migrationUrl();
    return url == null ? DatabaseUrl.parse(started(embedded).url(DATABASE)) : url;
  }

  private static EmbeddedServer started(@Nullable EmbeddedServer embedded) {
    if (embedded == null) {
      throw new IllegalStateException("There is neither an embedded nor another database");
    }
    return embedded;
  }
}
