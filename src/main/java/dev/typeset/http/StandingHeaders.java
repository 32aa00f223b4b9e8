package dev.typeset.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * The headers that every answer carries, Jetty's own errors included, unless its route sets others.
 * Nothing that is answered may be framed, sniffed or run; caches ask again, which is what ETags are
 * for.
 */
final class StandingHeaders {
  static final Map<String, String> ALL = all();

  private static final List<HttpField> FIELDS =
      ALL.entrySet().stream()
          .<HttpField>map(header -> new PreEncodedHttpField(header.getKey(), header.getValue()))
          .toList();

  private StandingHeaders() {}

  /** Puts them into an answer that has none of them yet. */
  static void add(HttpFields.Mutable headers) {
    FIELDS.forEach(headers::add);
  }

  private static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("X-Content-Type-Options", "nosniff");
    all.put("Referrer-Policy", "no-referrer");
    all.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    // Concerns images and scripts of other sites; what CORS allows is allowed all the same.
    all.put("Cross-Origin-Resource-Policy", "same-origin");
    all.put("Cache-Control", "no-cache");
    return all;
  }
}
