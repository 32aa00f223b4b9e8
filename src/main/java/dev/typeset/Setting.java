package dev.typeset;

/**
 * Every setting that is read from the environment: the one table that {@link Config} and the README
 * share.
 */
public enum Setting {
  PORT("8080", "TCP port of the HTTP server; 0 picks a free one"),
  HOST("127.0.0.1", "address to listen on; 0.0.0.0 for every network"),
  CORS_ORIGINS(
      "",
      "origins whose web pages may call, as `https://example.org, …`; `*` for all; absent is none"),
  DATABASE_URL(
      "",
      "`postgresql://user:password@host:port/database?…`; absent starts the embedded PostgreSQL"),
  MIGRATION_DATABASE_URL(
      "",
      "the same database as the role that owns it, which migrates and grants DATABASE_URL's what it needs; never through a pooler; absent is DATABASE_URL"),
  MIGRATE(
      "start",
      "`start` migrates at start-up; `never` leaves it to `make migrate` and refuses to serve a database that is behind"),
  SECRET_KEYS(
      "",
      "`kid:key, …`, each key at least 32 characters; the first signs, all verify; required with DATABASE_URL"),
  ADMIN_EMAIL("", "address of the admin who is made where there is none; with ADMIN_PASSWORD"),
  ADMIN_PASSWORD("", "that admin's first password: 8 to 128 characters, and not a common one"),
  METRICS_TOKEN(
      "",
      "what `/metrics` wants as `Authorization: Bearer …` from other machines; at least 16 characters; absent refuses them"),
  TRUSTED_PROXIES(
      "",
      "addresses and blocks of proxies whose X-Forwarded-For is believed, as `10.0.0.0/8, …`; absent is none"),
  RATE_LIMITS("on", "`off` counts nothing and refuses nobody"),
  LIMIT_SIGN_IN_ADDRESS("30/5m", "failed attempts to sign in from one address, and in how long"),
  LIMIT_SIGN_IN_ACCOUNT("10/5m", "failed attempts to sign in to one account"),
  LIMIT_SIGN_UP_ADDRESS("10/1h", "new accounts from one address"),
  LIMIT_CALLER("1200/1m", "all requests of one caller"),
  DATA_DIR(".data", "folder of the embedded database and of the key that is made for it"),
  POOL_SIZE("8", "connections that are kept open"),
  POOL_BURST("8", "further connections under load"),
  POOL_PENDING("1000", "requests that may wait for a connection; the next one is refused"),
  SHARED_ROWS(
      "64",
      "single rows, users with their posts 8 at most, pages of posts 168 posts at most, that one statement reads for callers who ask at the same time, and posts that one writes, 32 at most; 1 shares none"),
  ACQUIRE_TIMEOUT("4s", "how long a request waits for a connection; less than REQUEST_TIMEOUT"),
  CONNECT_TIMEOUT("5s", "how long opening a connection may take"),
  VALIDATE_TIMEOUT("1s", "how long the check of a pooled connection before its use may take"),
  CONNECTION_LIFETIME("30m", "age at which a connection is replaced"),
  CONNECTION_IDLE("5m", "how long a connection may lie unused before it is closed"),
  STATEMENT_TIMEOUT("5s", "how long the server works on one statement; less than REQUEST_TIMEOUT"),
  LOCK_TIMEOUT("2s", "how long a statement waits for a lock; less than STATEMENT_TIMEOUT"),
  IDLE_IN_TRANSACTION_TIMEOUT(
      "10s", "how long a transaction may sit idle before the server ends it"),
  REQUEST_TIMEOUT("10s", "how long a whole request may take"),
  LOG_SQL("false", "`true` prints each statement with its time and its rows"),
  LOG_FORMAT("text", "`text` for people or `json` for machines");

  private final String defaultText;
  private final String description;

  Setting(String defaultText, String description) {
    this.defaultText = defaultText;
    this.description = description;
  }

  /**
   * What holds where the setting is absent or empty, as it would be written; empty where there is
   * no default.
   */
  public String defaultText() {
    return defaultText;
  }

  /** What the setting does, in one line of Markdown. */
  public String description() {
    return description;
  }
}
