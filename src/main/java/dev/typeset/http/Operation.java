package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint says of itself.
 *
 * @param access who may use it
 * @param summary one sentence: what it does
 * @param parameters of the query, as OpenAPI writes them down
 * @param input what the body holds, or null where there is none
 * @param output what comes back where it went well
 * @param statements how many SQL statements a first try without optional features runs
 * @param features what each optional feature adds to them
 * @param problems the types of problem that it may answer beyond those of all its kind
 */
record Operation(
    HandlerType method,
    String path,
    Access access,
    String summary,
    ArrayNode parameters,
    @Nullable Input input,
    Output output,
    int statements,
    Map<String, Integer> features,
    List<ProblemType> problems) {

  /**
   * What a body holds.
   *
   * @param media how it comes
   * @param name of its schema
   * @param most how many of them in an array; 0 where it is one alone
   */
  record Input(String media, String name, ObjectNode schema, int most) {}

  /**
   * What comes back.
   *
   * @param types the record, one of several, or none where there is no body
   */
  record Output(int status, List<Class<?>> types, Shape shape) {}

  /** How the record comes. */
  enum Shape {
    NOTHING,
    VALUE,
    /** With an ETag. */
    TAGGED,
    PAGE,
    STREAM
  }

  static final String AUTHORIZATION = "Authorization";
  static final String IF_MATCH = "If-Match";

  /** The row is locked, and then looked at. */
  static final int IF_MATCH_STATEMENTS = 2;

  static final String COUNT = "count";
  static final String EACH_PAGE = "each further 100 rows";
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";

  boolean hasId() {
    return Path.hasParameter(path);
  }

  boolean has(String feature) {
    return features.containsKey(feature);
  }

  /** As a row of README has it. */
  @Override
  public String toString() {
    return method.name() + " " + path;
  }
}
