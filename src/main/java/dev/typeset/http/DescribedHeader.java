package dev.typeset.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The headers of answers, as OpenAPI writes them down: each once, and referred to. */
enum DescribedHeader {
  REQUEST_ID(
      RequestId.HEADER,
      "",
      "The id of the request: the one that was sent where it is a sane one, else a new one.",
      true,
      Schemas.of("string").put("pattern", "^[A-Za-z0-9._:-]{1,64}$")),
  ETAG(
      "ETag",
      "",
      "Tells the states of the row, and of all that it embeds, apart; for If-Match and If-None-Match.",
      true,
      Schemas.of("string").put("pattern", "^\"[!#-~]+\"$")),
  ETAG_OF_THE_ROW_ALONE(
      "ETag",
      "OfTheRowAlone",
      "The same where the row comes alone; where other rows are nested there is none.",
      false,
      Schemas.of("string").put("pattern", "^\"[!#-~]+\"$")),
  LOCATION(
      "Location",
      "",
      "Where what was made is.",
      true,
      Schemas.of("string").put("format", "uri-reference")),
  LINK(
      "Link",
      "",
      "The first page, and the ones before and behind this one where there are any (RFC 8288): first, prev,"
          + " next.",
      true,
      Schemas.of("string").put("pattern", "^<[^>]*>; rel=\"first\"")),
  WWW_AUTHENTICATE(
      "WWW-Authenticate",
      "",
      "How to sign in (RFC 6750).",
      true,
      Schemas.of("string").put("pattern", "^Bearer ")),
  RATE_LIMIT_POLICY(
      RateHeaders.POLICY,
      "",
      "The limit that applies: its name, how many (q) in how many seconds (w).",
      false,
      Schemas.of("string").put("pattern", "^\"[a-z-]+\";q=[0-9]+;w=[0-9]+$")),
  RATE_LIMIT(
      RateHeaders.STANDING,
      "",
      "What is left of that limit (r), and the seconds until all of it is there again (t), or one more where"
          + " nothing is left.",
      false,
      Schemas.of("string").put("pattern", "^\"[a-z-]+\";r=[0-9]+;t=[0-9]+$")),
  RETRY_AFTER(
      "Retry-After", "", "Seconds to wait before it is worth another try.", true, seconds()),
  RETRY_AFTER_MAYBE(
      "Retry-After",
      "Maybe",
      "Seconds to wait, where another try of the same may go well.",
      false,
      seconds());

  private final String header;
  private final String variant;
  private final String description;
  private final boolean required;
  private final ObjectNode schema;

  DescribedHeader(
      String header, String variant, String description, boolean required, ObjectNode schema) {
    this.header = header;
    this.variant = variant;
    this.description = description;
    this.required = required;
    this.schema = schema;
  }

  /** Its key among the components. */
  String key() {
    return header + variant;
  }

  /** What the component says. */
  ObjectNode described() {
    ObjectNode described = JsonNodeFactory.instance.objectNode();
    described.put("description", description);
    if (required) {
      described.put("required", true);
    }
    described.set("schema", schema.deepCopy());
    return described;
  }

  /** Adds a reference to the headers of an answer. */
  void addTo(ObjectNode headers) {
    headers.putObject(header).put("$ref", "#/components/headers/" + key());
  }

  private static ObjectNode seconds() {
    return Schemas.number(0, Integer.MAX_VALUE);
  }
}
