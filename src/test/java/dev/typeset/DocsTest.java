package dev.typeset;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.db.DatabaseUrl;
import dev.typeset.testing.Markdown;
import dev.typeset.testing.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What the documents say, held to what the program does. A failure says what to write. */
class DocsTest {
  private static final Markdown README = new Markdown(Path.of("README.md"));
  private static final Markdown ARCHITECTURE = new Markdown(Path.of("docs/architecture.md"));
  private static final Markdown CHANGELOG = new Markdown(Path.of("CHANGELOG.md"));
  private static final Path SECURITY = Path.of("docs/security.md");
  private static final Path DECISIONS = Path.of("docs/decisions");
  private static final int MOST_README_LINES = 199;
  private static final int MOST_DECISION_LINES = 45;
  private static final List<String> DECISION_PARTS =
      List.of(
          "## Context",
          "## Decision",
          "## Consequences",
          "## Alternatives",
          "## The test that holds it");

  @Nested
  class Readme {

    @Test
    void listsEveryRoute() {
      try (var program = TestApp.start()) {
        assertRows(
            "| route | does |",
            program.app().routes().summaries().entrySet().stream()
                .map(route -> row(code(route.getKey()), route.getValue())));
      }
    }

    @Test
    void listsEverySetting() {
      assertRows(
          "| name | default | meaning |",
          Stream.of(Setting.values())
              .map(each -> row(code(each.name()), code(each.defaultText()), each.description())));
    }

    @Test
    void listsEveryParameterOfADatabaseUrl() {
      assertRows(
          "| parameter | meaning |",
          Stream.of(DatabaseUrl.Parameter.values())
              .map(each -> row(code(each.key()), each.meaning())));
    }

    @Test
    void listsEveryTargetOfMake() throws Exception {
      assertRows(
          "| target | does |",
          makeHelp()
              .lines()
              .map(line -> line.split(" +", 3))
              .map(words -> row(code(words[0] + " " + words[1]), words[2])));
    }

    @Test
    void isShort() {
      assertThat(README.lines().size())
          .as("Lines of README.md: take some out; what only some readers need belongs into docs/")
          .isLessThanOrEqualTo(MOST_README_LINES);
    }
  }

  @Nested
  class Links {

    @Test
    void leadToWhatExists() {
      List<Markdown> documents = new ArrayList<>(Markdown.below(Path.of("docs")));
      documents.addAll(Markdown.below(Path.of("db")));
      documents.addAll(List.of(README, CHANGELOG, new Markdown(Path.of("CONTRIBUTING.md"))));
      assertThat(documents.stream().flatMap(document -> document.brokenLinks().stream()))
          .as("Correct each of these links, or take it out")
          .isEmpty();
    }
  }

  @Nested
  class Decisions {

    @Test
    void areNumberedWithoutGaps() {
      List<Markdown> pages = Markdown.below(DECISIONS);
      for (int i = 0; i < pages.size(); i++) {
        String number = "%04d-".formatted(i + 1);
        assertThat(pages.get(i).path().getFileName())
            .as("Name the page %swords-with-hyphens.md", number)
            .asString()
            .matches(number + "[a-z0-9]+(-[a-z0-9]+)*\\.md");
        assertThat(pages.get(i).lines().getFirst())
            .as("%s: begin with a title such as # %d. What was decided", pages.get(i), i + 1)
            .startsWith("# " + (i + 1) + ". ");
      }
    }

    @Test
    void areShort() {
      assertThat(decisions().filter(page -> page.lines().size() > MOST_DECISION_LINES))
          .as("Shorten these pages to %d lines; code says the details", MOST_DECISION_LINES)
          .isEmpty();
    }

    @Test
    void haveAllParts() {
      assertThat(decisions().filter(page -> !page.parts().equals(DECISION_PARTS)))
          .as("Give these pages the headings %s, in this order", DECISION_PARTS)
          .isEmpty();
    }

    @Test
    void areHeldByATest() {
      assertThat(decisions().filter(page -> !isHeldByATest(page)))
          .as("In these pages, link the test class that fails when the decision is broken")
          .isEmpty();
    }

    @Test
    void areAllListedInTheArchitecture() {
      assertThat(decisions().filter(page -> !ARCHITECTURE.links().contains(fromDocs(page))))
          .as("docs/architecture.md: list these pages among the decisions, with a link")
          .isEmpty();
    }
  }

  @Nested
  class Security {
    private static final Pattern TEST = Pattern.compile("`([A-Za-z]+Test)`");

    @Test
    void namesTestsThatThereAre() throws IOException {
      Set<String> tests;
      try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
        tests =
            files
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
      }
      List<String> named =
          TEST.matcher(Files.readString(SECURITY)).results().map(found -> found.group(1)).toList();
      assertThat(named).hasSizeGreaterThan(50);
      assertThat(named.stream().filter(test -> !tests.contains(test)))
          .as("docs/security.md: these tests are no more")
          .isEmpty();
    }

    @Test
    void holdsWhatItPromises() throws IOException {
      List<String> promises =
          Files.readAllLines(SECURITY).stream().filter(line -> line.contains("| yes |")).toList();
      assertThat(promises).hasSizeGreaterThan(30);
      assertThat(
              promises.stream()
                  .filter(line -> !TEST.matcher(line).find() && !line.contains("`bom.json`")))
          .as("docs/security.md: name the test that holds each of these lines")
          .isEmpty();
    }
  }

  @Nested
  class Changelog {

    @Test
    void tellsOfThisVersion() throws IOException {
      String version =
          Pattern.compile("<artifactId>typeset</artifactId>\\s*<version>([^<]+)</version>")
              .matcher(Files.readString(Path.of("pom.xml")))
              .results()
              .map(found -> found.group(1))
              .findFirst()
              .orElseThrow();
      assertThat(CHANGELOG.parts())
          .as("CHANGELOG.md: write a heading ## [%s] - year-month-day, and what changed", version)
          .anyMatch(part -> part.matches("## \\[" + Pattern.quote(version) + "] - [0-9-]{10}"));
    }
  }

  private static Stream<Markdown> decisions() {
    return Markdown.below(DECISIONS).stream();
  }

  private static boolean isHeldByATest(Markdown page) {
    return page.links().stream()
        .filter(link -> link.endsWith("Test.java"))
        .anyMatch(link -> Files.exists(page.path().resolveSibling(link)));
  }

  private static String fromDocs(Markdown page) {
    return "decisions/" + page.path().getFileName();
  }

  private static void assertRows(String header, Stream<String> expected) {
    List<String> rows = expected.toList();
    assertThat(README.rows(header))
        .withFailMessage(
            "README.md, below %s: write exactly these rows%n%s", header, String.join("\n", rows))
        .isEqualTo(rows);
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells).replace("  ", " ") + " |";
  }

  private static String code(String text) {
    return text.isEmpty() ? "" : "`" + text + "`";
  }

  private static String makeHelp() throws IOException, InterruptedException {
    var make = new ProcessBuilder("make", "--no-print-directory", "help").redirectErrorStream(true);
    // What a make around the tests was told is not meant for this one.
    make.environment().keySet().removeIf(name -> name.startsWith("MAKE") || name.equals("MFLAGS"));
    Process process = make.start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as("make help printed %s", printed).isZero();
    return printed;
  }
}
