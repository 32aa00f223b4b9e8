package dev.typeset.db;

import io.r2dbc.postgresql.PostgresqlConnectionConfiguration;
import io.r2dbc.postgresql.client.SSLMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import reactor.netty.resources.LoopResources;

/**
 * Where a database is and how to connect to it: one value from which both drivers are set up, so
 * that migrations and requests cannot mean different servers or different encryption.
 *
 * @param user the role to connect as
 * @param password its password, or null where the server asks for none
 * @param host a name or an address; IPv6 without brackets
 * @param port the TCP port
 * @param database the name of the database
 * @param parameters what was said beyond that; absent keys have their default
 */
public record DatabaseUrl(
    String user,
    @Nullable String password,
    String host,
    int port,
    String database,
    Map<Parameter, String> parameters) {

  /** The port of PostgreSQL where none is said. */
  public static final int DEFAULT_PORT = 5432;

  /** Prepared statements that a connection keeps; the driver's own default has no bound. */
  private static final int STATEMENTS = 256;

  /** Those who wait for rows need the other half of the processors. */
  private static final LoopResources EVENT_LOOPS =
      LoopResources.create(
          "postgresql", Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  private static final Duration DEFAULT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /** The parameters that are taken after the {@code ?}; any other one is an error. */
  public enum Parameter {
    SSLMODE(
        "encryption: `disable`, `allow`, `prefer` (default), `require`, `verify-ca` (the server's certificate is checked)"
            + " or `verify-full` (its host name too)"),
    SSLROOTCERT(
        "file of PEM certificates that `verify-ca` and `verify-full` trust; without it those that Java trusts"),
    SSLCERT("PEM file with this client's certificate; needs `sslkey`"),
    SSLKEY("PEM file with the key of `sslcert`, unencrypted PKCS #8"),
    APPLICATION_NAME("the name that pg_stat_activity shows (default `typeset`)"),
    CONNECT_TIMEOUT("seconds to wait for the server to accept a connection, 1 to 300 (default 10)"),
    POOLER(
        "`transaction` for a pooler in transaction mode, such as PgBouncer: no prepared statements are kept, and the timeouts are"
            + " not sent (set them with ALTER ROLE)");

    private final String meaning;

    Parameter(String meaning) {
      this.meaning = meaning;
    }

    /** The parameter as it is spelled in the URL. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** What it does, in one line of Markdown. */
    public String meaning() {
      return meaning;
    }
  }

  public DatabaseUrl {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?parameter=value&…}. Reserved
   * characters in a part are percent-encoded.
   *
   * @throws IllegalArgumentException with a sentence that wants its subject in front
   *     ("DATABASE_URL" + " has no user: …"); it names the part and the fix, and never repeats what
   *     could be the password
   */
  public static DatabaseUrl parse(String text) {
    return new DatabaseUrlParser(text).parse();
  }

  /** The same server and role, another database of it. */
  public DatabaseUrl withDatabase(String name) {
    return new DatabaseUrl(user, password, host, port, name, parameters);
  }

  /**
   * Whether a pooler in transaction mode stands between: what belongs to a session (prepared
   * statements, SET) does not last.
   */
  public boolean pooled() {
    return parameters.containsKey(Parameter.POOLER);
  }

  /** The address for people: {@code host:port/database}. */
  public String address() {
    return hostForUrl() + ":" + port + "/" + database;
  }

  /**
   * The configuration of the asynchronous driver, with the timeouts that the server keeps; open to
   * further settings.
   */
  public PostgresqlConnectionConfiguration.Builder r2dbc(Limits limits) {
    var builder =
        PostgresqlConnectionConfiguration.builder()
            .host(host)
            .port(port)
            .username(user)
            .password(password)
            .database(database)
            .applicationName(applicationName())
            .tcpKeepAlive(true)
            .connectTimeout(connectTimeout())
            // Saves a query on each connection; a column of hstore, PostGIS or vector needs it.
            .autodetectExtensions(false)
            .loopResources(EVENT_LOOPS)
            .timeZone(TimeZone.getTimeZone("UTC"))
            // The driver checks names itself for verify-full; Netty would for verify-ca too,
            // and fails for every address.
            .sslContextBuilderCustomizer(ssl -> ssl.endpointIdentificationAlgorithm(null))
            .sslMode(SSLMode.fromValue(sslMode()));
    with(Parameter.SSLROOTCERT, builder::sslRootCert);
    with(Parameter.SSLCERT, builder::sslCert);
    with(Parameter.SSLKEY, builder::sslKey);
    return pooled()
        ? builder.preparedStatementCacheQueries(0)
        : builder.preparedStatementCacheQueries(STATEMENTS).options(timeouts(limits));
  }

  /** The URL of the JDBC driver, without user and password; see {@link #jdbcProperties()}. */
  public String jdbcUrl() {
    return "jdbc:postgresql://"
        + hostForUrl()
        + ":"
        + port
        + "/"
        + URLEncoder.encode(database, StandardCharsets.UTF_8);
  }

  /** What the JDBC driver is told beside its URL, the password among it. */
  public Map<String, String> jdbcProperties() {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("user", user);
    if (password != null) {
      properties.put("password", password);
    }
    String seconds = Long.toString(connectTimeout().toSeconds());
    properties.put("connectTimeout", seconds);
    properties.put("loginTimeout", seconds);
    properties.put("tcpKeepAlive", "true");
    properties.put("ApplicationName", applicationName());
    properties.put("sslmode", sslMode());
    with(Parameter.SSLROOTCERT, file -> properties.put("sslrootcert", file));
    with(Parameter.SSLCERT, file -> properties.put("sslcert", file));
    with(Parameter.SSLKEY, file -> properties.put("sslkey", file));
    if (sslMode().startsWith("verify-") && !parameters.containsKey(Parameter.SSLROOTCERT)) {
      // The driver would look for ~/.postgresql/root.crt; the asynchronous one trusts what Java
      // trusts, so this one does too.
      properties.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    if (pooled()) {
      properties.put("prepareThreshold", "0");
    }
    return properties;
  }

  /** The URL with the password hidden; fit for logs. */
  @Override
  public String toString() {
    String secret = password == null ? "" : ":***";
    String query =
        Stream.of(Parameter.values())
            .filter(parameters::containsKey)
            .map(each -> each.key() + "=" + parameters.get(each))
            .collect(Collectors.joining("&"));
    return "postgresql://" + user + secret + "@" + address() + (query.isEmpty() ? "" : "?" + query);
  }

  private static Map<String, String> timeouts(Limits limits) {
    return Map.of(
        "statement_timeout", Long.toString(limits.statement().toMillis()),
        "lock_timeout", Long.toString(limits.lock().toMillis()),
        "idle_in_transaction_session_timeout",
            Long.toString(limits.idleInTransaction().toMillis()));
  }

  private String applicationName() {
    return parameters.getOrDefault(Parameter.APPLICATION_NAME, "typeset");
  }

  private Duration connectTimeout() {
    String seconds = parameters.get(Parameter.CONNECT_TIMEOUT);
    return seconds == null ? DEFAULT_CONNECT_TIMEOUT : Duration.ofSeconds(Long.parseLong(seconds));
  }

  private String sslMode() {
    return parameters.getOrDefault(Parameter.SSLMODE, "prefer");
  }

  private void with(Parameter parameter, Consumer<String> use) {
    String value = parameters.get(parameter);
    if (value != null) {
      use.accept(value);
    }
  }

  private String hostForUrl() {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
