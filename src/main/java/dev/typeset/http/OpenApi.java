package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.Attribute;
import dev.typeset.http.Operation.Input;
import dev.typeset.http.Operation.Output;
import dev.typeset.http.Operation.Shape;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /openapi.json}: what the endpoints say of themselves, as OpenAPI 3.1. */
public final class OpenApi {
  private static final String TABLE =
      "RFC 4180, with a line of names first; a list is a JSON array in its field.";

  private static final Attribute HEALTH =
      new Attribute("health", "Whether the service lives, and whether it can serve.", 0, false);
  private static final Attribute AUTH =
      new Attribute("auth", "Where access tokens come from, and how they end.", 0, false);
  private static final String SIGN_IN = "signIn";

  private final Examples examples = new Examples();
  private final ObjectNode document = JsonNodeFactory.instance.objectNode();
  private final ObjectNode schemas;
  private final Records records;
  private final Responses responses;

  /**
   * Serves the document of an API whose endpoints are declared. It is made when somebody first asks
   * for it, since that takes a good part of what a start takes.
   *
   * @param columns what is known of each column, by {@code table.column}, and of each table
   */
  public static void register(Api api, Supplier<Map<String, Attribute>> columns) {
    var made = new AtomicReference<byte @Nullable []>();
    api.page(
        "/openapi.json",
        "All of the API as OpenAPI 3.1",
        ctx -> {
          Parameters.none(ctx);
          byte[] bytes = made.get();
          if (bytes == null) {
            bytes = Json.write(new OpenApi(api, columns.get()).document);
            made.set(bytes);
          }
          ctx.contentType(MediaTypes.JSON).result(bytes);
        });
  }

  private OpenApi(Api api, Map<String, Attribute> columns) {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Typeset")
        .put("version", version())
        .put("summary", "A publishing service: users, posts and tags.")
        .put(
            "description",
            "Every error is application/problem+json (RFC 9457); its type leads to a page that explains it."
                + " x-sql-statements is how many SQL statements a request runs at most, BEGIN and COMMIT not"
                + " counted; x-sql-statements-added is what each optional feature adds. Lengths count"
                + " characters (code points); white space at the ends of titles and names is not kept and does not count,"
                + " but in passwords.")
        .putObject("license")
        .put("name", "Apache-2.0")
        .put("identifier", "Apache-2.0");
    document.putArray("servers").addObject().put("url", "/");
    ArrayNode sections = document.putArray("tags");
    api.operations().stream()
        .map(OpenApi::section)
        .distinct()
        .map(name -> columns.getOrDefault(name, name.equals(AUTH.name()) ? AUTH : HEALTH))
        .forEach(about ->
            sections.addObject().put("name", about.name()).put("description", about.description()));
    ObjectNode paths = document.putObject("paths");
    ObjectNode components = document.putObject("components");
    schemas = components.putObject("schemas");
    components.putObject("securitySchemes").set(SIGN_IN, signIn());
    records = new Records(columns, schemas);
    responses = new Responses(components);
    for (Operation operation : api.operations()) {
      ObjectNode path = paths.withObjectProperty(operation.path());
      if (operation.hasId() && !path.has("parameters")) {
        path.putArray("parameters").add(id());
      }
      path.set(operation.method().name().toLowerCase(Locale.ROOT), describe(operation));
    }
  }

  private ObjectNode describe(Operation operation) {
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    described.put("operationId", name(operation));
    described.put("summary", operation.summary());
    described.putArray("tags").add(section(operation));
    described.put("x-access", operation.access().toString());
    addSecurity(operation.access(), described.putArray("security"));
    described.put("x-sql-statements", operation.statements());
    if (!operation.features().isEmpty()) {
      ObjectNode added = described.putObject("x-sql-statements-added");
      operation.features().forEach(added::put);
    }
    ArrayNode parameters = described.putArray("parameters");
    parameters.addAll(operation.parameters());
    responses.addHeaders(operation, parameters);
    Input input = operation.input();
    if (input != null) {
      described.set("requestBody", body(operation, input));
    }
    ObjectNode answers = described.putObject("responses");
    answers.set(String.valueOf(operation.output().status()), success(operation));
    responses.addProblems(operation, answers);
    return described;
  }

  /** The password grant of OAuth 2.0, which the page of the API asks for by itself. */
  private static ObjectNode signIn() {
    ObjectNode scheme = JsonNodeFactory.instance.objectNode().put("type", "oauth2");
    scheme.put("description", "Access tokens are sent as Authorization: Bearer.");
    ObjectNode password = scheme.putObject("flows").putObject("password");
    password.put("tokenUrl", OAuth.TOKEN).put("refreshUrl", OAuth.TOKEN).putObject("scopes");
    return scheme;
  }

  private static void addSecurity(Access access, ArrayNode security) {
    if (!access.isForKnown()) {
      security.addObject();
    }
    if (access != Access.OPEN) {
      security.addObject().putArray(SIGN_IN);
    }
  }

  private ObjectNode body(Operation operation, Input input) {
    schemas.set(input.name(), input.schema());
    ObjectNode schema = Schemas.reference(input.name());
    if (input.most() > 0) {
      schema = Schemas.list(schema).put("minItems", 1).put("maxItems", input.most());
    }
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("required", true);
    ObjectNode content = body.putObject("content");
    content.putObject(input.media()).set("schema", schema);
    if (operation.method().name().equals("PATCH")) {
      content.putObject(MediaTypes.MERGE_PATCH).set("schema", schema);
    }
    examples.addRequest(name(operation), content);
    return body;
  }

  private ObjectNode success(Operation operation) {
    Output output = operation.output();
    ObjectNode answer = responses.success(operation);
    if (output.types().isEmpty()) {
      return answer;
    }
    ObjectNode content = answer.putObject("content");
    if (output.shape() == Shape.STREAM) {
      content.putObject(MediaTypes.NDJSON).set("schema", records.lines(output.types().getFirst()));
      content
          .putObject(MediaTypes.CSV)
          .set("schema", Schemas.of("string").put("description", TABLE));
    } else {
      content.putObject(MediaTypes.JSON).set("schema", schema(output));
    }
    examples.addAnswer(name(operation), content);
    return answer;
  }

  private ObjectNode schema(Output output) {
    if (output.types().size() == 1) {
      return schema(output, output.types().getFirst());
    }
    ObjectNode either = JsonNodeFactory.instance.objectNode();
    ArrayNode all = either.putArray("anyOf");
    output.types().forEach(type -> all.add(schema(output, type)));
    return either;
  }

  private ObjectNode schema(Output output, Class<?> type) {
    return output.shape() == Shape.PAGE ? records.page(type) : records.reference(type);
  }

  /** {@code getPosts}, {@code getUsersByIdPosts}: the method, and the words of the path. */
  static String name(Operation operation) {
    var words = new StringBuilder();
    String path = operation.path().replace(Api.BASE, "");
    for (String word : path.split("[/-]", -1)) {
      if (word.equals("{id}")) {
        words.append("ById");
      } else if (!word.isEmpty()) {
        words.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
    }
    return operation.method().name().toLowerCase(Locale.ROOT) + words;
  }

  private static String section(Operation operation) {
    return operation.path().replace(Api.BASE, "").split("/", -1)[1];
  }

  private static ObjectNode id() {
    ObjectNode id = JsonNodeFactory.instance.objectNode();
    id.put("name", "id").put("in", "path").put("required", true);
    id.put("description", "1 to 19 digits; anything else is not found.");
    id.set("schema", Schemas.id());
    return id;
  }

  private static String version() {
    String version = OpenApi.class.getPackage().getImplementationVersion();
    return Objects.requireNonNullElse(version, "development");
  }
}
