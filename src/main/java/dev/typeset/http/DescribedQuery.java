package dev.typeset.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.PageRequest;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes notes of the parameters that a function reads, as OpenAPI writes them down. */
final class DescribedQuery implements Query {
  private final ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
  private boolean ended;

  /** The parameters that were read. */
  ArrayNode parameters() {
    return parameters;
  }

  @Override
  public @Nullable String text(String name, String description, int most) {
    add(name, description, Schemas.text(1, most));
    return null;
  }

  @Override
  public List<String> texts(String name, String description) {
    ObjectNode list = Schemas.list(Schemas.text(1, LONGEST_TEXT));
    add(name, description, list.put("maxItems", SentQuery.MOST_VALUES)).put("explode", true);
    return List.of();
  }

  @Override
  public @Nullable Long id(String name, String description) {
    add(name, description, Schemas.id());
    return null;
  }

  @Override
  public @Nullable OffsetDateTime time(String name, String description) {
    add(name, description, Schemas.time());
    return null;
  }

  @Override
  public <E> E choice(String name, String description, List<E> choices, E usual) {
    ObjectNode words = words(choices);
    if (!usual.toString().isEmpty()) {
      words.put("default", usual.toString());
    }
    add(name, description, words);
    return usual;
  }

  @Override
  public <E> @Nullable E choice(String name, String description, List<E> choices) {
    add(name, description, words(choices));
    return null;
  }

  @Override
  public int number(String name, String description, int least, int most, int usual) {
    add(name, description, Schemas.number(least, most).put("default", usual));
    return usual;
  }

  @Override
  public PageRequest page() {
    number("limit", "How many rows at most.", 1, PageRequest.MOST, PageRequest.USUAL);
    number(
        "skip",
        "How many rows to leave out first. A cursor is better: it costs the same on every page.",
        0,
        PageRequest.MOST_SKIPPED,
        0);
    choice(
        "count",
        "Adds total to the page: exact looks at each row and costs a statement, estimated asks the planner.",
        List.of(PageRequest.Count.values()),
        PageRequest.Count.NONE);
    return end(
        "Where to go on: next of the page before, or taken out of Link. Belongs to the same filters and"
            + " order.");
  }

  @Override
  public PageRequest stream() {
    add("limit", "How many rows at most; all without it.", Schemas.number(1, PageRequest.MOST));
    return end(
        "Where to go on: of the last line that was seen, or out of Link. Belongs to the same filters and"
            + " order.");
  }

  private PageRequest end(String cursor) {
    add("cursor", cursor, Schemas.text(1, Cursors.LONGEST));
    ended = true;
    return PageRequest.ONE;
  }

  @Override
  public void refuse(String name, String code, String rest) {
    // Nothing was sent.
  }

  private static ObjectNode words(List<?> choices) {
    ObjectNode words = Schemas.of("string");
    ArrayNode all = words.putArray("enum");
    choices.forEach(choice -> all.add(choice.toString()));
    return words;
  }

  private ObjectNode add(String name, String description, ObjectNode schema) {
    if (ended) {
      throw new IllegalStateException(
          "Read " + name + " before the page: a cursor is bound to all that was read before it");
    }
    ObjectNode parameter = parameters.addObject();
    parameter.put("name", name).put("in", "query").put("description", description);
    parameter.set("schema", schema);
    return parameter;
  }
}
