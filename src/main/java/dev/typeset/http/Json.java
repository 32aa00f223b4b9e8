package dev.typeset.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.typeset.core.Failure;
import dev.typeset.core.Page;
import dev.typeset.core.Position;
import dev.typeset.core.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * JSON as the service speaks it: names as the columns are spelled, times in UTC with microseconds,
 * input read strictly.
 */
final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  // The usual one keeps buffers by thread, and virtual threads are all new.
                  .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModule(
              new SimpleModule()
                  .addSerializer(OffsetDateTime.class, new Microseconds())
                  .addSerializer(new PlainStrings())
                  .addSerializer(new Pages()))
          .build();

  private Json() {}

  /** Writes a place in a list as text. */
  interface CursorWriter {
    /**
     * The place as text.
     *
     * @param field the field that the list lies in; empty where it is the whole document
     */
    String write(String field, Position position);
  }

  static byte[] write(Object value) {
    return write(
        value,
        (_, _) -> {
          throw new IllegalStateException("A page is written with its cursors");
        });
  }

  static byte[] write(Object value, CursorWriter cursors) {
    try {
      return MAPPER.writer().withAttribute(Pages.CURSORS, cursors).writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "Cannot write " + value.getClass().getSimpleName() + " as JSON", e);
    }
  }

  /** A row of a stream, with the cursor of the place behind it. */
  static String line(Object row, String cursor) {
    ObjectNode line = MAPPER.valueToTree(row);
    return line.put("cursor", cursor) + "\n";
  }

  /** The last line of a stream: the cursor of what was left out, or null where that is nothing. */
  static byte[] end(@Nullable String cursor) {
    return (MAPPER.createObjectNode().put("next", cursor) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** A time as it is written everywhere. */
  static String text(OffsetDateTime time) {
    return Microseconds.text(time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime());
  }

  /**
   * Reads a document.
   *
   * @throws Failure {@link Problem.Malformed} where it is no JSON, or JSON that is not one document
   *     in UTF-8 without duplicate keys; with the line and the column
   */
  static JsonNode read(byte[] document) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      JsonNode tree = MAPPER.readTree(text);
      if (tree == null || tree.isMissingNode()) {
        throw new Problem.Malformed("The body is empty; a JSON document is expected.").raise();
      }
      return tree;
    } catch (CharacterCodingException e) {
      throw new Problem.Malformed("The body is not valid UTF-8.").raise(e);
    } catch (StreamConstraintsException e) {
      throw new Problem.Malformed(
              "The JSON is nested too deeply, or a name or number in it is too long"
                  + at(e.getLocation())
                  + ".")
          .raise(e);
    } catch (MismatchedInputException e) {
      throw new Problem.Malformed(
              "The JSON is malformed" + at(e.getLocation()) + ": something follows the document.")
          .raise(e);
    } catch (JsonProcessingException e) {
      throw new Problem.Malformed(
              "The JSON is malformed" + at(e.getLocation()) + ": " + reason(e) + ".")
          .raise(e);
    }
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  /**
   * The parser's own words without its remarks about itself, which stand in brackets and on further
   * lines.
   */
  private static String reason(JsonProcessingException e) {
    String words =
        e.getOriginalMessage()
            .lines()
            .findFirst()
            .orElse("")
            .replaceAll(" \\(code [^)]*\\)", "")
            .replaceAll("( \\((start marker|for )|: enable ).*", "");
    return words.isBlank()
        ? "unexpected input"
        : Character.toLowerCase(words.charAt(0)) + words.substring(1);
  }

  /** RFC 3339 in UTC, always with six digits, so that times compare as text. */
  private static final class Microseconds extends StdSerializer<OffsetDateTime> {
    private static final long serialVersionUID = 1L;
    private static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");
    private static final String ZEROS = "0000-00-00T00:00:00.000000Z";
    private static final int LAST_YEAR = 9_999;
    private static final int NANOS = 1_000;

    Microseconds() {
      super(OffsetDateTime.class);
    }

    /** A page has dozens of times, and the formatter takes four times as long. */
    static String text(LocalDateTime time) {
      if (time.getYear() < 0 || time.getYear() > LAST_YEAR) {
        return FORMAT.format(time);
      }
      byte[] text = ZEROS.getBytes(StandardCharsets.ISO_8859_1);
      write(time.getYear(), text, ZEROS.indexOf('-'));
      write(time.getMonthValue(), text, ZEROS.lastIndexOf('-'));
      write(time.getDayOfMonth(), text, ZEROS.indexOf('T'));
      write(time.getHour(), text, ZEROS.indexOf(':'));
      write(time.getMinute(), text, ZEROS.lastIndexOf(':'));
      write(time.getSecond(), text, ZEROS.indexOf('.'));
      write(time.getNano() / NANOS, text, ZEROS.indexOf('Z'));
      return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void write(int number, byte[] text, int end) {
      int at = end;
      for (int rest = number; rest > 0; rest /= 10) {
        text[--at] += (byte) (rest % 10);
      }
    }

    @Override
    public void serialize(OffsetDateTime time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(Json.text(time));
    }
  }

  /** The items, the cursor to what follows, and the total where it was asked for. */
  private static final class Pages extends StdSerializer<Page<?>> {
    static final String CURSORS = "cursors";
    private static final long serialVersionUID = 1L;

    Pages() {
      super(Page.class, false);
    }

    @Override
    public void serialize(Page<?> page, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      String field = json.getOutputContext().getCurrentName();
      json.writeStartObject();
      provider.defaultSerializeField("items", page.items(), json);
      Position next = page.next();
      if (next == null) {
        json.writeNullField("next");
      } else {
        var cursors = (CursorWriter) provider.getAttribute(CURSORS);
        json.writeStringField("next", cursors.write(field == null ? "" : field, next));
      }
      if (page.total() != null) {
        json.writeNumberField("total", page.total());
      }
      json.writeEndObject();
    }
  }
}
