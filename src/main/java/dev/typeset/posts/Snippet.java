package dev.typeset.posts;

import static dev.typeset.db.schema.Tables.POSTS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;

import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/** A piece of a post's content that shows where the words were found. */
final class Snippet {
  /** How many characters are looked through: a headline of 100,000 takes some 70 ms. */
  static final int MOST_READ = 10_000;

  private static final char START = '\u0002';
  private static final char STOP = '\u0003';
  private static final String OPTIONS =
      "StartSel=%c, StopSel=%c, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=\" … \""
          .formatted(START, STOP);

  private Snippet() {}

  /** The headline of a post, its marks two control characters that are taken out of the content. */
  static Field<String> of(String q) {
    return field(
        "ts_headline('english', translate(left({0}, {1}), {2}, '  '), {3}, {4})",
        SQLDataType.CLOB,
        POSTS.CONTENT,
        inline(MOST_READ),
        inline("" + START + STOP),
        PostSearch.tsquery(q),
        inline(OPTIONS));
  }

  /** A headline as HTML that is safe whatever the content holds. */
  static String html(String headline) {
    var html = new StringBuilder(headline.length() + 64);
    for (int i = 0; i < headline.length(); i++) {
      char c = headline.charAt(i);
      switch (c) {
        case START -> html.append("<mark>");
        case STOP -> html.append("</mark>");
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
    return html.toString();
  }
}
