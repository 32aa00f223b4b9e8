package dev.typeset.http;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.QuotedQualityCSV;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets routes make entity tags without a thought of compression. A strong tag stands for bytes (RFC
 * 9110, 8.8.3.3), so that of a compressed answer goes out as {@code "abc--gzip"}; where it comes
 * back in If-Match or If-None-Match, the route reads {@code "abc"}. Accept-Encoding reaches Javalin
 * as gzip, or not at all, since Javalin knows no weights.
 */
final class CodedTags extends Handler.Wrapper {
  private static final String GZIP = "gzip";
  private static final String SUFFIX = "--gzip\"";
  // Unlike List.of, takes the question for null, as which Jetty has the names that it does not
  // know.
  private static final Set<HttpHeader> CONDITIONS =
      EnumSet.of(HttpHeader.IF_MATCH, HttpHeader.IF_NONE_MATCH);

  private static final List<HttpHeader> NAMED =
      List.of(HttpHeader.ACCEPT_ENCODING, HttpHeader.IF_MATCH, HttpHeader.IF_NONE_MATCH);

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    // Who takes no coding and sets no condition has no tag that could need another name.
    return NAMED.stream().noneMatch(request.getHeaders()::contains)
        ? super.handle(request, response, callback)
        : super.handle(new Plain(request), new Coded(request, response), callback);
  }

  /** The request as the routes see it. */
  private static final class Plain extends Request.Wrapper {
    private final HttpFields headers;

    Plain(Request request) {
      super(request);
      this.headers = plain(request.getHeaders());
    }

    @Override
    public HttpFields getHeaders() {
      return headers;
    }
  }

  /** The response, its tag changed as it is committed. */
  private static final class Coded extends Response.Wrapper {
    private final HttpFields sent;

    Coded(Request request, Response response) {
      super(request, response);
      this.sent = request.getHeaders();
    }

    @Override
    public void write(boolean last, ByteBuffer content, Callback callback) {
      if (isCommitted()) {
        super.write(last, content, callback);
        return;
      }
      code();
      if (last && getStatus() == HttpStatus.NOT_MODIFIED_304) {
        // Jetty gives the length of what is written at once, and that would be taken for the
        // length of the body which is not sent (RFC 9110, 8.6).
        super.write(
            false,
            content,
            Callback.from(() -> super.write(true, null, callback), callback::failed));
      } else {
        super.write(last, content, callback);
      }
    }

    private void code() {
      String tag = getHeaders().get(HttpHeader.ETAG);
      if (tag != null && tag.startsWith("\"") && !tag.endsWith(SUFFIX)) {
        String coded = tag.substring(0, tag.length() - 1) + SUFFIX;
        if (getStatus() == HttpStatus.NOT_MODIFIED_304
            ? has(HttpHeader.IF_NONE_MATCH, coded)
            : GZIP.equals(getHeaders().get(HttpHeader.CONTENT_ENCODING))) {
          getHeaders().put(HttpHeader.ETAG, coded);
        }
      }
    }

    private boolean has(HttpHeader header, String text) {
      return sent.getValuesList(header).stream().anyMatch(value -> value.contains(text));
    }
  }

  private static HttpFields plain(HttpFields sent) {
    boolean conditional =
        CONDITIONS.stream()
            .flatMap(header -> sent.getValuesList(header).stream())
            .anyMatch(value -> value.contains(SUFFIX));
    if (!conditional && !sent.contains(HttpHeader.ACCEPT_ENCODING)) {
      return sent;
    }
    HttpFields.Mutable plain = HttpFields.build();
    for (HttpField field : sent) {
      if (CONDITIONS.contains(field.getHeader())) {
        plain.add(field.getHeader(), field.getValue().replace(SUFFIX, "\""));
      } else if (field.getHeader() != HttpHeader.ACCEPT_ENCODING) {
        plain.add(field);
      }
    }
    if (takesGzip(sent.getValuesList(HttpHeader.ACCEPT_ENCODING))) {
      plain.add(HttpHeader.ACCEPT_ENCODING, GZIP);
    }
    return plain.asImmutable();
  }

  private static boolean takesGzip(List<String> accepted) {
    var codings = new QuotedQualityCSV();
    try {
      accepted.forEach(codings::addValue);
    } catch (IllegalArgumentException e) {
      return false;
    }
    // The best comes first, and those of no weight are left out.
    Stream<String> known =
        codings.getValues().stream()
            .filter(coding -> coding.equalsIgnoreCase(GZIP) || coding.equalsIgnoreCase("identity"));
    return known.findFirst().filter(GZIP::equalsIgnoreCase).isPresent();
  }
}
