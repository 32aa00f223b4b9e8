package dev.typeset.http;

import dev.typeset.core.Etags;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A page, or a file that a page loads. Browsers keep it and ask each time whether it still holds,
 * so that they never mix the files of two versions.
 */
final class PageFile {
  private static final Map<String, String> TYPES =
      Map.of(".html", MediaTypes.HTML, ".js", "text/javascript", ".css", "text/css");

  private final String type;
  private final byte[] bytes;
  private final String tag;

  private PageFile(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
    var sum = new CRC32C();
    sum.update(bytes);
    tag = HexFormat.of().toHexDigits((int) sum.getValue());
  }

  /** A file of the class path. */
  static PageFile of(String resource) {
    String type = TYPES.get(resource.substring(resource.lastIndexOf('.')));
    try (var stream = PageFile.class.getResourceAsStream(resource)) {
      if (stream == null || type == null) {
        throw new IllegalStateException("There is no page file " + resource);
      }
      return new PageFile(type, stream.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page made here. */
  static PageFile html(String page) {
    return new PageFile(MediaTypes.HTML, page.getBytes(StandardCharsets.UTF_8));
  }

  /** 200 with the bytes, or 304 where the caller has them. */
  void send(Context ctx) {
    // Weak, since it is the same whether the answer is compressed or not.
    ctx.header("ETag", "W/" + Conditions.write(tag));
    Etags known = Conditions.read(ctx, "If-None-Match");
    if (known != null && known.contain(tag)) {
      ctx.status(304).res().setContentType(null);
    } else {
      ctx.status(200).contentType(type + ";charset=utf-8").result(bytes);
    }
  }
}
