package dev.typeset.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document in Markdown, as far as tests ask for its tables, headings and links. */
public record Markdown(Path path) {
  private static final Pattern CODE = Pattern.compile("(?s)```.*?```");
  private static final Pattern LINK = Pattern.compile("]\\((?![a-z]+:)([^)#]*)(?:#([^)]+))?\\)");

  /** Every document below a folder, by name. */
  public static List<Markdown> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .map(Markdown::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<String> lines() {
    return text().lines().toList();
  }

  /** The headings of the second level, with their marks. */
  public List<String> parts() {
    return lines().stream().filter(line -> line.startsWith("## ")).toList();
  }

  /** The rows of the table that has this header; none where there is no such table. */
  public List<String> rows(String header) {
    return lines().stream()
        .dropWhile(line -> !line.equals(header))
        .skip(2)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  /** Where the relative links lead, as they are written. */
  public List<String> links() {
    return relativeLinks().map(link -> link.group(1)).toList();
  }

  /** The relative links that lead to no file, or to no heading in it. */
  public List<String> brokenLinks() {
    return relativeLinks()
        .filter(link -> !leadsSomewhere(link))
        .map(link -> path + ": " + link.group().substring(1))
        .toList();
  }

  @Override
  public String toString() {
    return path.toString();
  }

  private Stream<MatchResult> relativeLinks() {
    return LINK.matcher(CODE.matcher(text()).replaceAll("")).results();
  }

  private boolean leadsSomewhere(MatchResult link) {
    Path target = link.group(1).isEmpty() ? path : path.resolveSibling(link.group(1));
    return Files.exists(target)
        && (link.group(2) == null || new Markdown(target).anchors().contains(link.group(2)));
  }

  /** What a link may name behind a #: the headings, as forges spell them. */
  private List<String> anchors() {
    return lines().stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
