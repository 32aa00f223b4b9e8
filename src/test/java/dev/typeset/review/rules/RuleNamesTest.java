package dev.typeset.review.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RuleNamesTest {
  private static final Path SOURCES = Path.of("src/review/java/dev/typeset/review");

  private static final List<Pattern> GIVEN =
      List.of(
          Pattern.compile(
              "(?:block|warn|note|fail|Refused|Refusal)\\(\\s*(?:step,\\s*)?\"([a-z-]+)\""),
          Pattern.compile("Severity\\.\\w+,\\s*\"([a-z-]+)\""),
          Pattern.compile("\\? \"([a-z]+-[a-z-]+)\" : \"([a-z]+-[a-z-]+)\""),
          Pattern.compile("\\? \"([a-z]+-[a-z-]+-rewrites)\""));

  @Test
  void areThoseThatTheDocumentExplains() throws IOException {
    Set<String> explained = new TreeSet<>();
    for (String line : Files.readAllLines(Path.of("docs/review.md"))) {
      if (line.startsWith("| `")) {
        Pattern.compile("`([a-z-]+)`")
            .matcher(line.split(" \\| ", 2)[0])
            .results()
            .forEach(name -> explained.add(name.group(1)));
      }
    }
    assertThat(explained).isEqualTo(given());
  }

  private static Set<String> given() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        for (Pattern pattern : GIVEN) {
          pattern.matcher(text).results().forEach(found -> addAll(found, names));
        }
      }
    }
    return names;
  }

  private static void addAll(MatchResult found, Set<String> names) {
    for (int group = 1; group <= found.groupCount(); group++) {
      names.add(found.group(group));
    }
  }
}
