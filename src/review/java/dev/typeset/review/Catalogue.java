package dev.typeset.review;

import java.util.List;

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
}
