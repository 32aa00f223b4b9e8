package dev.typeset.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class BenchmarkChartTest {
  private static final Offset<Double> ROUNDED = within(0.2);

  @Nested
  class Of {
    @Test
    void drawsABarForEachServiceOfACase() throws Exception {
      List<Element> bars = elements(SomeFigures.WITH_PEERS, "rect");
      assertThat(bars)
          .extracting(bar -> bar.getAttribute("class"))
          .containsExactly("typeset", "unshared", "peer-1", "peer-2");
    }

    @Test
    void drawsFasterToTheRightAndSlowerToTheLeft() throws Exception {
      List<Element> bars = elements(SomeFigures.WITH_PEERS, "rect");
      double line =
          elements(SomeFigures.WITH_PEERS, "line").stream()
              .filter(each -> each.getAttribute("class").equals("one"))
              .mapToDouble(each -> number(each, "x1"))
              .sum();
      assertThat(number(bars.get(0), "x")).isCloseTo(line, ROUNDED);
      assertThat(number(bars.get(1), "x") + number(bars.get(1), "width")).isCloseTo(line, ROUNDED);
      assertThat(number(bars.get(0), "width")).isCloseTo(number(bars.get(1), "width"), ROUNDED);
      assertThat(number(bars.get(3), "width")).isGreaterThan(number(bars.get(1), "width"));
    }

    @Test
    void leavesOutWhatThereIsNoRatioOfAndSaysSo() throws Exception {
      assertThat(texts(SomeFigures.WITH_PEERS))
          .contains(
              "2,000/s · 2.00 ×", "Without bars, since Vert.x & Co. did not answer in time: Search")
          .doesNotContain("Search");
    }

    @Test
    void takesUsForOneWithoutPeers() throws Exception {
      assertThat(texts(SomeFigures.ALONE))
          .contains("Requests a second over 32 connections; Typeset = 1", "2,000/s · 1.00 ×");
    }
  }

  private static List<String> texts(Figures figures) throws Exception {
    return elements(figures, "text").stream().map(Element::getTextContent).toList();
  }

  private static double number(Element element, String attribute) {
    return Double.parseDouble(element.getAttribute(attribute));
  }

  private static List<Element> elements(Figures figures, String name) throws Exception {
    var found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(BenchmarkChart.of(figures))))
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }
}
