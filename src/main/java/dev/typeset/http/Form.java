package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.core.Failure;
import dev.typeset.core.Problem;
import java.util.List;

/** A form as browsers and clients of OAuth send it. */
final class Form {
  private Form() {}

  /**
   * The fields of a form, each with its text. One without a value is as good as not sent (RFC 6749,
   * 3.2).
   *
   * @throws Failure {@link Problem.Malformed} where it is no form in UTF-8, or a field comes twice
   */
  static ObjectNode read(byte[] form) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    Parameters.parse(new String(form, UTF_8), "The form")
        .forEach((name, values) -> add(fields, name, values));
    return fields;
  }

  private static void add(ObjectNode fields, String name, List<String> values) {
    if (values.size() > 1) {
      throw new Problem.Malformed("The field " + name + " may be sent once.").raise();
    }
    if (!values.getFirst().isEmpty()) {
      fields.put(name, values.getFirst());
    }
  }
}
