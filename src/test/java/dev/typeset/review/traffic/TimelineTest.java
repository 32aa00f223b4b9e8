package dev.typeset.review.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.traffic.TrafficResult.Attempt;
import dev.typeset.review.traffic.TrafficResult.Request;
import dev.typeset.review.traffic.TrafficResult.Span;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class TimelineTest {
  private static final String POSTS = "GET /api/v1/posts";
  private static final String TAGS = "GET /api/v1/tags";
  private static final TrafficResult RESULT =
      new TrafficResult(
          List.of(POSTS, TAGS),
          List.of(
              new Attempt(new Span(2, 4), "canceling statement due to lock timeout"),
              new Attempt(new Span(5, 6), "")),
          Optional.of(new Span(1, 4)),
          List.of(
              new Request(POSTS, 1, 0.010, 200, ""),
              new Request(POSTS, 1.5, 0.020, 200, ""),
              new Request(TAGS, 1.51, 0.005, 200, ""),
              new Request(POSTS, 1.9, 2.1, 503, "answered 503"),
              new Request(TAGS, 2.5, 0.007, 200, ""),
              new Request(TAGS, 7.5, 3, 200, "")),
          List.of(),
          10);

  @Nested
  class Of {
    @Test
    void drawsWhatEachRouteMet() throws Exception {
      assertThat(withClass("rect", "answered")).hasSize(5);
      assertThat(texts()).contains("GET /posts", "worst 2.1 s, 1 failed", "GET /tags");
    }

    @Test
    void marksWhatFailed() throws Exception {
      assertThat(withClass("rect", "failed")).hasSize(1);
      assertThat(withClass("text", "failed"))
          .singleElement()
          .satisfies(mark -> assertThat(mark.getAttribute("x")).isEqualTo("19.00%"));
    }

    @Test
    void shadesEachAttempt() throws Exception {
      assertThat(withClass("rect", "migration"))
          .extracting(each -> each.getAttribute("x") + " " + each.getAttribute("width"))
          .containsExactly("20.00% 20.00%", "50.00% 10.00%");
      assertThat(texts()).contains("migration 1.0 s, failed 1 ×", "violet: a slow reader, 3.0 s");
    }

    @Test
    void drawsTheSameAgain() {
      assertThat(Timeline.of(RESULT)).isEqualTo(Timeline.of(RESULT));
    }
  }

  @Nested
  class Result {
    @Test
    void knowsTheLongestStall() {
      assertThat(RESULT.longestStall()).map(Request::route).contains(POSTS);
      assertThat(RESULT.longestStall()).map(Request::seconds).contains(2.1);
    }

    @Test
    void tellsBeforeFromMeanwhile() {
      assertThat(RESULT.met())
          .containsExactly(
              new TrafficResult.Met(POSTS, 3, 1, 0.020, 0.020, 2.1),
              new TrafficResult.Met(TAGS, 3, 0, 0.005, 0.005, 0.007));
      assertThat(RESULT.applied()).isTrue();
    }
  }

  private static List<String> texts() throws Exception {
    return elements("text").stream().map(Element::getTextContent).toList();
  }

  private static List<Element> withClass(String name, String style) throws Exception {
    return elements(name).stream()
        .filter(each -> each.getAttribute("class").equals(style))
        .toList();
  }

  private static List<Element> elements(String name) throws Exception {
    var found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(Timeline.of(RESULT))))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
