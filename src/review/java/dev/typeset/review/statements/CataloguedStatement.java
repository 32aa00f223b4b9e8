package dev.typeset.review.statements;

import dev.typeset.review.database.LockMode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A statement that a route sends.
 *
 * @param sql with $1, $2, … for its parameters
 * @param parameters of $1, $2, …
 * @param locks the strongest lock that it takes on each table, foreign keys followed
 * @param plan how PostgreSQL runs it on 100,000 posts, as EXPLAIN writes it without costs; empty
 *     where it has no plan
 */
public record CataloguedStatement(
    String sql, List<Parameter> parameters, SortedMap<String, LockMode> locks, String plan) {
  /** The values of its parameters. */
  List<@Nullable String> values() {
    List<@Nullable String> values = new ArrayList<>();
    parameters.forEach(parameter -> values.add(parameter.value()));
    return values;
  }

  /**
   * A parameter.
   *
   * @param type as SQL spells it
   * @param value one to try it with, as SQL's text form has it; null is NULL
   */
  public record Parameter(String type, @Nullable String value) {}
}
