package dev.typeset.review.traffic;

import dev.typeset.review.statements.Catalogue;
import java.util.List;
import java.util.regex.Pattern;

/** What those are called who hold locks and wait for them while traffic and a migration run. */
final class Parties {
  static final String MIGRATION = "the migration";
  static final String READER = "a slow reader";

  /** As the service calls itself to PostgreSQL. */
  private static final String SERVICE = "typeset";

  private static final Pattern SPACE = Pattern.compile("\\s+");

  /** PostgreSQL shows 1,023 bytes of a statement, which may be fewer characters. */
  private static final int KEPT = 1_000;

  private static final int SHOWN = 80;
  private static final int ROUTES_SHOWN = 3;

  private final Catalogue catalogue;

  /** Those of a service with these statements. */
  Parties(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * A name for a session.
   *
   * @param application its {@code application_name}
   * @param backend its {@code backend_type}
   * @param query what it runs, or ran last
   */
  String name(String application, String backend, String query) {
    return switch (application) {
      case SERVICE -> routes(query);
      case READER -> READER;
      default -> backend.equals("client backend") ? MIGRATION + ": " + shortened(query) : backend;
    };
  }

  private String routes(String query) {
    List<String> names =
        catalogue.routes().stream()
            .filter(route ->
                route.statements().stream().anyMatch(statement -> same(statement.sql(), query)))
            .map(Catalogue.Route::name)
            .toList();
    if (names.isEmpty()) {
      return shortened(query);
    }
    String shown = String.join(", ", names.subList(0, Math.min(ROUTES_SHOWN, names.size())));
    return names.size() <= ROUTES_SHOWN
        ? shown
        : shown + " and %d more".formatted(names.size() - ROUTES_SHOWN);
  }

  private static boolean same(String catalogued, String seen) {
    String whole = SPACE.matcher(catalogued).replaceAll("");
    String part = SPACE.matcher(seen).replaceAll("");
    return seen.length() < KEPT ? whole.equals(part) : whole.startsWith(part);
  }

  private static String shortened(String sql) {
    String line = SPACE.matcher(sql.strip()).replaceAll(" ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN - 2) + " …";
  }
}
