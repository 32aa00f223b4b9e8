package dev.typeset.review.statements;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which statements each route sends.
 *
 * @param routes by their name
 */
public record Catalogue(List<Route> routes) {
  /**
   * A route.
   *
   * @param name as {@code GET /api/v1/posts/{id}}
   * @param statements in the order in which they were first sent
   */
  public record Route(String name, List<CataloguedStatement> statements) {}

  /**
   * What becomes of the routes while somebody holds a lock on a table. Other routes do not use it.
   *
   * @param stopped those with a statement that waits until the lock is given back
   * @param going those that use the table and go on
   */
  public record Stopped(List<String> stopped, List<String> going) {}

  /**
   * A statement, and the routes that send it.
   *
   * @param statement as the first of them has it
   */
  record Sending(CataloguedStatement statement, List<String> routes) {}

  /** By path first, so that what is about the same stands together. */
  static final Comparator<String> BY_PATH =
      Comparator.comparing((String name) -> name.substring(name.indexOf(' ') + 1))
          .thenComparing(name -> name);

  /** Of routes in any order. */
  static Catalogue of(Collection<Route> routes) {
    return new Catalogue(
        routes.stream().sorted(Comparator.comparing(Route::name, BY_PATH)).toList());
  }

  /** Which routes stop, and which go on, while somebody holds this lock on a table. */
  public Stopped routesStoppedBy(String table, LockMode mode) {
    Predicate<CataloguedStatement> uses = statement -> statement.locks().containsKey(table);
    Predicate<CataloguedStatement> waits =
        statement -> {
          LockMode own = statement.locks().get(table);
          return own != null && own.conflictsWith(mode);
        };
    return new Stopped(
        routes.stream()
            .filter(route -> route.statements().stream().anyMatch(waits))
            .map(Route::name)
            .toList(),
        routes.stream()
            .filter(route -> route.statements().stream().anyMatch(uses))
            .filter(route -> route.statements().stream().noneMatch(waits))
            .map(Route::name)
            .toList());
  }

  /** Each statement once: the same SQL with parameters of the same types. */
  Map<String, Sending> sendings() {
    Map<String, Sending> sendings = new LinkedHashMap<>();
    for (Route route : routes) {
      for (CataloguedStatement statement : route.statements()) {
        String types =
            statement.parameters().stream().map(Parameter::type).collect(Collectors.joining(", "));
        sendings
            .computeIfAbsent(
                types + ": " + statement.sql(), _ -> new Sending(statement, new ArrayList<>()))
            .routes()
            .add(route.name());
      }
    }
    return sendings;
  }
}
