package dev.typeset.http;

import static dev.typeset.testing.Given.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.TestApp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Text generated at random; a failure tells the seed. Run it again with {@code
 * -Dtypeset.seed=<seed>}.
 */
class RoundTripTest {
  private static final long SEED = Long.getLong("typeset.seed", new Random().nextLong());
  private static final int STRINGS = 100;
  private static final int POSTS = 100;
  private static final int KEYWORDS = 60;
  private static final Pattern OUTER_SPACE =
      Pattern.compile("^\\p{IsWhite_Space}+|\\p{IsWhite_Space}+$");

  /** What has broken some program before. */
  private static final String[] ODD = {
    "\"",
    "\\",
    "'",
    "%",
    "_",
    "/",
    "<b>",
    "&amp;",
    "$1",
    ":x",
    "?",
    "{}",
    "\\u0041",
    "\\n",
    "é",
    "e\u0301",
    "\u200f",
    "\u202e",
    "שלום",
    "مرحبا",
    "\ufffe",
    "\uffff",
    "\ufeff",
    "\u200b",
    "\u200d",
    "👩\u200d👩\u200d👧",
    "\u2028",
    "\u00a0",
    "\u3000",
    " ",
    "\u0085",
    "ß",
    "İ",
    "ı",
    "ſ",
    "Ǆ",
    "\ufffd",
    "\ud83d\ude00",
    "\udbff\udfff",
    "\ue000",
    "null",
    "NaN"
  };

  private static TestApp app;
  private static Http http;
  private static long author;

  @BeforeAll
  static void start() {
    app = TestApp.start();
    http = app.http();
    author = Given.user(http);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @Test
  void titleAndContentComeOutAsTheyWentIn() {
    var random = new Random(SEED);
    for (int i = 0; i < STRINGS; i++) {
      String title = text(random, 200, true);
      String content = text(random, i % 25 == 0 ? 100_000 : 500, true);
      var made = http.post("/posts", json("title", title, "content", content, "author_id", author));
      assertThat(made.status()).as("seed %d, string %d: %s", SEED, i, made.text()).isEqualTo(201);
      var found = http.get("/posts/" + Given.id(made));
      assertThat(found.text()).as("seed %d, string %d", SEED, i).isEqualTo(made.text());
      assertThat(found.at("/title")).as("seed %d, title %d", SEED, i).isEqualTo(strip(title));
      assertThat(found.at("/content")).as("seed %d, content %d", SEED, i).isEqualTo(content);
    }
  }

  @Test
  void fullNameComesOutAsItWentIn() {
    var random = new Random(SEED);
    String path = "/users/" + author;
    for (int i = 0; i < STRINGS; i++) {
      String name = text(random, 100, true);
      var changed = http.patch(path, json("full_name", name));
      assertThat(changed.status())
          .as("seed %d, name %d: %s", SEED, i, changed.text())
          .isEqualTo(200);
      assertThat(changed.at("/full_name")).as("seed %d, name %d", SEED, i).isEqualTo(strip(name));
      assertThat(http.get(path).at("/full_name"))
          .as("seed %d, name %d", SEED, i)
          .isEqualTo(strip(name));
    }
  }

  @Test
  void tagNameComesOutAsItWentIn() {
    var random = new Random(SEED);
    long post = Given.post(http, author, "Tagged");
    for (int i = 0; i < STRINGS; i++) {
      String name = text(random, 50, false);
      var changed = http.patch("/posts/" + post, json("tags", List.of(name)));
      assertThat(changed.status())
          .as("seed %d, tag %d: %s", SEED, i, changed.text())
          .isEqualTo(200);
      // One of the other case may have been made before: then it is that one.
      assertThat(changed.at("/tags/0/name"))
          .as("seed %d, tag %d", SEED, i)
          .isEqualToIgnoringCase(strip(name));
      long tag = changed.json().at("/tags/0/id").longValue();
      var renamed = http.patch("/tags/" + tag, json("name", name));
      assertThat(renamed.at("/name")).as("seed %d, tag %d", SEED, i).isEqualTo(strip(name));
      var listed = http.get("/tags?prefix=" + encode(strip(name)));
      assertThat(Given.ids(listed)).as("seed %d, tag %d, by prefix", SEED, i).contains(tag);
      assertThat(Given.ids(http.get("/posts?tag=" + encode(strip(name)))))
          .as("seed %d, tag %d, by name", SEED, i)
          .containsExactly(post);
    }
  }

  @Test
  void keywordAgreesWithAPlainContainsWithoutRegardToCase() {
    TestApp own = TestApp.start();
    try (own) {
      var random = new Random(SEED);
      long user = Given.user(own.http());
      List<Long> ids = new ArrayList<>();
      List<String> titles = new ArrayList<>();
      List<String> contents = new ArrayList<>();
      for (int i = 0; i < POSTS; i++) {
        titles.add(strip("x" + foldable(random, 1 + random.nextInt(12))));
        contents.add(strip("y" + foldable(random, 1 + random.nextInt(30))));
        String body = json("title", titles.get(i), "content", contents.get(i), "author_id", user);
        ids.add(Given.id(own.http().post("/posts", body)));
      }
      for (int i = 0; i < KEYWORDS; i++) {
        String keyword = foldable(random, 1 + random.nextInt(4));
        Set<Long> expected = new HashSet<>();
        for (int post = 0; post < POSTS; post++) {
          if (contains(titles.get(post), keyword) || contains(contents.get(post), keyword)) {
            expected.add(ids.get(post));
          }
        }
        var found = own.http().get("/posts?limit=100&keyword=" + encode(keyword));
        assertThat(Given.ids(found))
            .as("seed %d, keyword %d: %s", SEED, i, keyword)
            .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(
                own.http()
                    .get("/posts/stats?keyword=" + encode(keyword))
                    .json()
                    .at("/total")
                    .intValue())
            .as("seed %d, keyword %d: %s", SEED, i, keyword)
            .isEqualTo(expected.size());
      }
    }
  }

  private static boolean contains(String text, String keyword) {
    return text.toLowerCase(Locale.ROOT).contains(keyword.toLowerCase(Locale.ROOT));
  }

  /** Text that Java and PostgreSQL fold alike, dense with what LIKE treats as special. */
  private static String foldable(Random random, int length) {
    String letters = "%%__\\\\aAbBäÄéÉжЖ '\"";
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  /** Legal text of 1 to {@code most} characters, not blank, perhaps with white space around it. */
  private static String text(Random random, int most, boolean controlCharacters) {
    int length = 1 + random.nextInt(random.nextBoolean() ? most : Math.min(most, 5));
    var text = new StringBuilder();
    for (int i = 0; i < length; i++) { // each round adds at least one character
      switch (random.nextInt(4)) {
        case 0 -> text.append(ODD[random.nextInt(ODD.length)]);
        case 1 -> text.appendCodePoint(0x20 + random.nextInt(0x5f));
        case 2 -> text.appendCodePoint(1 + random.nextInt(0xd7ff));
        default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
      }
    }
    String legal = text.substring(0, text.offsetByCodePoints(0, length));
    if (!controlCharacters) {
      legal = legal.replaceAll("\\p{Cc}", "·");
    }
    return strip(legal).isEmpty() ? text(random, most, controlCharacters) : legal;
  }

  private static String strip(String text) {
    return OUTER_SPACE.matcher(text).replaceAll("");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
