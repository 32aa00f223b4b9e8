package dev.typeset.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Writes texts that JSON takes as they are, which are nearly all, by copying their bytes. Jackson
 * goes through each character, which for a page of posts takes three times as long.
 */
final class PlainStrings extends StdScalarSerializer<String> {
  private static final long serialVersionUID = 1L;
  private static final int FIRST_PRINTABLE = 0x20;
  private static final VarHandle EIGHT_BYTES =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long EACH = 0x0101010101010101L;
  private static final long HIGHEST_BITS = EACH << 7;
  private static final long QUOTES = EACH * '"';
  private static final long BACKSLASHES = EACH * '\\';

  PlainStrings() {
    super(String.class);
  }

  @Override
  public void serialize(String text, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    // What makes a tree or characters takes no bytes.
    if (json instanceof UTF8JsonGenerator) {
      byte[] bytes = text.getBytes(UTF_8);
      if (isPlain(bytes)) {
        json.writeRawUTF8String(bytes, 0, bytes.length);
        return;
      }
    }
    json.writeString(text);
  }

  /** Whether there is nothing to escape (RFC 8259, section 7). */
  private static boolean isPlain(byte[] utf8) {
    int at = 0;
    for (; at <= utf8.length - Long.BYTES; at += Long.BYTES) {
      long eight = (long) EIGHT_BYTES.get(utf8, at);
      if ((lessThan(eight, FIRST_PRINTABLE) | zero(eight ^ QUOTES) | zero(eight ^ BACKSLASHES))
          != 0) {
        return false;
      }
    }
    for (; at < utf8.length; at++) {
      byte each = utf8[at];
      // Those of characters beyond ASCII are negative.
      if ((each >= 0 && each < FIRST_PRINTABLE) || each == '"' || each == '\\') {
        return false;
      }
    }
    return true;
  }

  private static long lessThan(long eight, int limit) {
    return (eight - EACH * limit) & ~eight & HIGHEST_BITS;
  }

  private static long zero(long eight) {
    return lessThan(eight, 1);
  }
}
