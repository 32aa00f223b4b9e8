package dev.typeset.db;

import java.math.BigDecimal;
import java.time.OffsetDateTime;

/**
 * What PostgreSQL writes of a nested list, read from the left to the right: arrays in JSON, with
 * values in them. A text is copied as a whole from one character to escape to the next, where a
 * parser goes through each.
 */
final class NestedText {
  private static final String NULL = "null";
  private static final int HEX_DIGITS = 4;

  private final String json;
  private int at;
  private int quote;
  private int escape;

  NestedText(String json) {
    this.json = json;
  }

  /** Goes past null; whether that came next. */
  boolean skipNull() {
    boolean isNull = next() == 'n';
    if (isNull) {
      at += NULL.length();
    }
    return isNull;
  }

  void beginArray() {
    expect('[');
  }

  /** Goes to the next element of an array, or past its end; whether there is one. */
  boolean nextElement() {
    char next = next();
    if (next == ',') {
      at++;
    } else if (next == ']') {
      at++;
      return false;
    }
    return true;
  }

  boolean bool() {
    boolean value = next() == 't';
    at += value ? "true".length() : "false".length();
    return value;
  }

  long integer() {
    next();
    int from = at;
    return Long.parseLong(json, from, endOfNumber(), 10);
  }

  BigDecimal decimal() {
    next();
    int from = at;
    return new BigDecimal(json.substring(from, endOfNumber()));
  }

  private int endOfNumber() {
    while (json.charAt(at) != ',' && json.charAt(at) != ']') {
      at++;
    }
    return at;
  }

  OffsetDateTime time() {
    beginText();
    int from = at;
    at = quote + 1;
    return TimeText.parse(json, from, quote);
  }

  String text() {
    beginText();
    if (escape < quote) {
      return unescaped();
    }
    int from = at;
    at = quote + 1;
    return json.substring(from, quote);
  }

  private String unescaped() {
    var text = new StringBuilder(quote - at);
    while (escape < quote) {
      text.append(json, at, escape);
      char escaped = json.charAt(escape + 1);
      at = escape + 2;
      if (escaped == 'u') {
        text.append((char) Integer.parseInt(json, at, at + HEX_DIGITS, 16));
        at += HEX_DIGITS;
      } else {
        text.append(
            switch (escaped) {
              case 'b' -> '\b';
              case 'f' -> '\f';
              case 'n' -> '\n';
              case 'r' -> '\r';
              case 't' -> '\t';
              default -> escaped;
            });
      }
      findEnd();
    }
    text.append(json, at, quote);
    at = quote + 1;
    return text.toString();
  }

  private void beginText() {
    expect('"');
    findEnd();
  }

  /** Each character is looked at once, though a text may have many to escape. */
  private void findEnd() {
    if (quote < at) {
      quote = json.indexOf('"', at);
    }
    if (escape < at) {
      int found = json.indexOf('\\', at);
      escape = found < 0 ? Integer.MAX_VALUE : found;
    }
  }

  private void expect(char wanted) {
    if (next() != wanted) {
      throw new IllegalStateException(
          "A nested list has %c at %d, not %c".formatted(json.charAt(at), at, wanted));
    }
    at++;
  }

  /** The next character that is no space. */
  private char next() {
    while (json.charAt(at) <= ' ') {
      at++;
    }
    return json.charAt(at);
  }
}
