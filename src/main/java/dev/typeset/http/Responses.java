package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.http.Operation.Shape;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeMap;

/** Headers, and the problems that an endpoint may answer, as OpenAPI writes them down. */
final class Responses {
  private static final Set<ProblemType> ALWAYS =
      EnumSet.of(
          ProblemType.MALFORMED_REQUEST,
          ProblemType.NOT_ACCEPTABLE,
          ProblemType.URI_TOO_LONG,
          ProblemType.HEADERS_TOO_LARGE,
          ProblemType.INTERNAL,
          ProblemType.OVERLOADED,
          ProblemType.UNAVAILABLE,
          ProblemType.DEADLINE_PASSED);
  private static final Set<ProblemType> WITH_A_BODY =
      EnumSet.of(ProblemType.TOO_SLOW, ProblemType.TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE);
  private static final Set<ProblemType> WAITING =
      EnumSet.of(
          ProblemType.REQUEST_IN_PROGRESS,
          ProblemType.TOO_MANY_REQUESTS,
          ProblemType.OVERLOADED,
          ProblemType.UNAVAILABLE);

  private static final String OF_OAUTH =
      "As OAuth 2.0 has it (RFC 6749, 5.2); of /auth/token alone.";
  private final ObjectNode problemExamples;

  Responses(ObjectNode components) {
    ObjectNode schemas = components.withObjectProperty("schemas");
    schemas.set("Problem", problem());
    schemas.set("FieldError", fieldError());
    ObjectNode headers = components.putObject("headers");
    problemExamples = components.putObject("examples");
    for (DescribedHeader header : DescribedHeader.values()) {
      headers.set(header.key(), header.described());
    }
  }

  /** The answer where it went well, without its content. */
  ObjectNode success(Operation operation) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("description", operation.summary() + ".");
    ObjectNode headers = answer.putObject("headers");
    DescribedHeader.REQUEST_ID.addTo(headers);
    if (operation.access() != Access.OPEN) {
      DescribedHeader.RATE_LIMIT_POLICY.addTo(headers);
      DescribedHeader.RATE_LIMIT.addTo(headers);
    }
    boolean made = operation.output().status() == 201;
    switch (operation.output().shape()) {
      case TAGGED -> {
        boolean always = operation.output().types().size() == 1;
        (always ? DescribedHeader.ETAG : DescribedHeader.ETAG_OF_THE_ROW_ALONE).addTo(headers);
        if (made) {
          DescribedHeader.LOCATION.addTo(headers);
        }
      }
      case PAGE -> {
        if (!made) {
          DescribedHeader.LINK.addTo(headers);
        }
      }
      case STREAM -> DescribedHeader.LINK.addTo(headers);
      case VALUE, NOTHING -> {}
    }
    return answer;
  }

  /** The headers that a request may carry. */
  void addHeaders(Operation operation, ArrayNode parameters) {
    if (isConditional(operation)) {
      add(parameters, "If-None-Match", "ETags that the caller has; 304 where it is one of them.");
    }
    if (operation.has(Operation.IF_MATCH)) {
      add(parameters, Operation.IF_MATCH, "ETags that may be changed; 412 where it has another.");
    }
    if (operation.has(Operation.IDEMPOTENCY_KEY)) {
      add(
          parameters,
          Operation.IDEMPOTENCY_KEY,
          "Makes it safe to ask again: the same key with the same body is answered as it was the first"
              + " time, for 24 hours. 1 to 255 printable characters.");
    }
  }

  /** Every error that the endpoint may answer, by status. */
  void addProblems(Operation operation, ObjectNode answers) {
    if (isConditional(operation)) {
      ObjectNode known = answers.putObject("304").put("description", "The caller has it already.");
      ObjectNode headers = known.putObject("headers");
      DescribedHeader.REQUEST_ID.addTo(headers);
      DescribedHeader.ETAG.addTo(headers);
    }
    var byStatus = new TreeMap<Integer, Set<ProblemType>>();
    for (ProblemType type : problems(operation)) {
      byStatus.computeIfAbsent(type.status(), _ -> EnumSet.noneOf(ProblemType.class)).add(type);
    }
    byStatus.forEach((status, types) -> answers.set(String.valueOf(status), answer(types)));
  }

  private static Set<ProblemType> problems(Operation operation) {
    Set<ProblemType> all = EnumSet.copyOf(ALWAYS);
    all.addAll(operation.problems());
    if (operation.access() != Access.OPEN) {
      all.add(ProblemType.UNAUTHORIZED);
      all.add(ProblemType.TOO_MANY_REQUESTS);
    }
    if (operation.access() == Access.OWNER || operation.access() == Access.ADMIN) {
      all.add(ProblemType.FORBIDDEN);
    }
    if (operation.hasId()) {
      all.add(ProblemType.NOT_FOUND);
    }
    if (operation.input() != null) {
      all.addAll(WITH_A_BODY);
      if (!operation.input().media().equals(MediaTypes.FORM)) {
        all.add(ProblemType.INVALID);
      }
    }
    if (!operation.method().name().equals("GET")) {
      all.add(ProblemType.OUTCOME_UNKNOWN);
    }
    if (operation.has(Operation.IF_MATCH)) {
      all.add(ProblemType.PRECONDITION_FAILED);
    }
    if (operation.has(Operation.IDEMPOTENCY_KEY)) {
      all.add(ProblemType.REQUEST_IN_PROGRESS);
      all.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
    }
    if (operation.parameters().findValuesAsText("name").contains("keyword")) {
      all.add(ProblemType.KEYWORD_TOO_BROAD);
    }
    return all;
  }

  private ObjectNode answer(Set<ProblemType> types) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var words = new StringBuilder();
    for (ProblemType type : types) {
      words.append(words.isEmpty() ? "" : "; or ").append(type.title());
    }
    answer.put("description", words.append('.').toString());
    ObjectNode headers = answer.putObject("headers");
    DescribedHeader.REQUEST_ID.addTo(headers);
    long waiting = types.stream().filter(WAITING::contains).count();
    if (waiting > 0) {
      boolean always = waiting == types.size();
      (always ? DescribedHeader.RETRY_AFTER : DescribedHeader.RETRY_AFTER_MAYBE).addTo(headers);
    }
    if (types.contains(ProblemType.UNAUTHORIZED)) {
      DescribedHeader.WWW_AUTHENTICATE.addTo(headers);
    }
    if (types.contains(ProblemType.TOO_MANY_REQUESTS)) {
      DescribedHeader.RATE_LIMIT_POLICY.addTo(headers);
      DescribedHeader.RATE_LIMIT.addTo(headers);
    }
    ObjectNode media = answer.putObject("content").putObject(MediaTypes.PROBLEM);
    ObjectNode schema = media.putObject("schema");
    ArrayNode parts = schema.putArray("allOf");
    parts.add(Schemas.reference("Problem"));
    ArrayNode names = parts.addObject().putObject("properties").putObject("type").putArray("enum");
    ObjectNode examples = media.putObject("examples");
    for (ProblemType type : types) {
      names.add(type.uri());
      examples.putObject(type.slug()).put("$ref", "#/components/examples/" + type.slug());
      problemExamples.set(type.slug(), example(type));
    }
    return answer;
  }

  private static ObjectNode example(ProblemType type) {
    ObjectNode example = JsonNodeFactory.instance.objectNode().put("summary", type.title());
    return example.set("value", ProblemPages.example(type));
  }

  private static boolean isConditional(Operation operation) {
    return operation.output().shape() == Shape.TAGGED && operation.method().name().equals("GET");
  }

  private static void add(ArrayNode parameters, String name, String description) {
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", name).put("in", "header").put("description", description);
    parameter.set("schema", Schemas.of("string"));
  }

  private static ObjectNode problem() {
    ObjectNode problem = Schemas.of("object").put("description", "What went wrong (RFC 9457).");
    ObjectNode properties = problem.putObject("properties");
    ObjectNode type = Schemas.of("string").put("format", "uri-reference");
    properties.set("type", type.put("description", "The address of a page that explains it."));
    ArrayNode types = type.putArray("examples");
    Arrays.stream(ProblemType.values()).map(ProblemType::uri).forEach(types::add);
    properties.set(
        "title", Schemas.of("string").put("description", "The same for each problem of its type."));
    properties.set(
        "status", Schemas.number(400, 599).put("description", "The status of the answer."));
    properties.set(
        "detail", Schemas.of("string").put("description", "What is wrong, and what to do."));
    properties.set("instance", Schemas.of("string").put("description", "The id of the request."));
    properties.set(
        "errors",
        Schemas.list(Schemas.reference("FieldError"))
            .put("description", "Each field that is at fault; left out where none is."));
    properties.set("error", Schemas.of("string").put("description", OF_OAUTH));
    properties.set("error_description", Schemas.of("string").put("description", OF_OAUTH));
    problem
        .putArray("required")
        .add("type")
        .add("title")
        .add("status")
        .add("detail")
        .add("instance");
    return problem;
  }

  private static ObjectNode fieldError() {
    ObjectNode error = Schemas.of("object").put("description", "What is wrong with one field.");
    ObjectNode properties = error.putObject("properties");
    properties.set(
        "pointer",
        Schemas.of("string")
            .put(
                "description",
                "JSON Pointer into the body; of a parameter its name behind a slash."));
    properties.set("code", Schemas.of("string").put("description", "A short word for programs."));
    properties.set("detail", Schemas.of("string").put("description", "A sentence for people."));
    error.putArray("required").add("pointer").add("code").add("detail");
    return error;
  }
}
