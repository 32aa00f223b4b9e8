package dev.typeset.review.statements;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.statements.Catalogue.Route;
import dev.typeset.review.statements.CataloguedStatement.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The catalogue as files, one for each route: SQL that a person reads, with the rest as comments.
 */
public final class CatalogueFiles {
  /** Where they stand, from the project's directory. */
  public static final Path FOLDER = Path.of("db/statements");

  /** What the plans were made from, so that one can tell whether they are older than that. */
  static final Path MADE_FROM = FOLDER.resolve("made-from.txt");

  private static final String ROUTE = "-- ";
  private static final String LOCKS = "-- locks: ";
  private static final String PLAN = "-- plan:";
  private static final String PLAN_LINE = "--   ";
  private static final String HEADER =
      """
      %s%s
      -- What it sends to the database. Written by make statements, do not edit.
      """;
  private static final Pattern PARAMETER = Pattern.compile("-- \\$\\d+ (.*?) (?:is null|= (.*))");

  private CatalogueFiles() {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @return no route where the folder is missing or empty
   */
  public static Catalogue read(Path folder) throws IOException {
    List<Route> routes = new ArrayList<>();
    for (Path file : files(folder)) {
      routes.add(route(Files.readAllLines(file)));
    }
    return Catalogue.of(routes);
  }

  /** Writes a file for each route; files of other routes go. */
  public static void write(Catalogue catalogue, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : files(folder)) {
      Files.delete(file);
    }
    for (Route route : catalogue.routes()) {
      Files.writeString(folder.resolve(fileName(route.name())), text(route));
    }
  }

  /**
   * The name of a route's file, as {@code posts.id.GET.sql}: those of a resource stand together.
   */
  public static String fileName(String route) {
    String[] words = route.split(" ", 2);
    String path = words[1].replaceFirst("^(/api/v1)?/", "").replaceAll("[^A-Za-z0-9/_-]", "");
    return path.replace('/', '.') + "." + words[0].toUpperCase(Locale.ROOT) + ".sql";
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sql")).sorted().toList();
    }
  }

  private static String text(Route route) {
    StringBuilder text = new StringBuilder(HEADER.formatted(ROUTE, route.name()));
    for (CataloguedStatement statement : route.statements()) {
      text.append('\n');
      for (int i = 0; i < statement.parameters().size(); i++) {
        Parameter parameter = statement.parameters().get(i);
        String value = parameter.value() == null ? "is null" : "= " + parameter.value();
        text.append("-- $%d %s %s\n".formatted(i + 1, parameter.type(), value));
      }
      if (!statement.locks().isEmpty()) {
        text.append(
            statement.locks().entrySet().stream()
                .map(lock -> lock.getKey() + " " + lock.getValue().spelled())
                .collect(Collectors.joining(", ", LOCKS, "\n")));
      }
      text.append(String.join("\n", SqlLayout.lines(statement.sql()))).append(";\n");
      if (!statement.plan().isEmpty()) {
        text.append(PLAN).append('\n');
        statement.plan().lines().forEach(line -> text.append(PLAN_LINE).append(line).append('\n'));
      }
    }
    return text.toString();
  }

  private static Route route(List<String> lines) {
    List<CataloguedStatement> statements = new ArrayList<>();
    List<String> block = new ArrayList<>();
    for (String line : lines.subList(HEADER.split("\n").length, lines.size())) {
      if (line.isEmpty() && !block.isEmpty()) {
        statements.add(statement(block));
        block.clear();
      }
      if (!line.isEmpty()) {
        block.add(line);
      }
    }
    if (!block.isEmpty()) {
      statements.add(statement(block));
    }
    return new Route(lines.getFirst().substring(ROUTE.length()), statements);
  }

  private static CataloguedStatement statement(List<String> block) {
    List<Parameter> parameters = new ArrayList<>();
    SortedMap<String, LockMode> locks = new TreeMap<>();
    List<String> sql = new ArrayList<>();
    List<String> plan = new ArrayList<>();
    for (String line : block) {
      Matcher parameter = PARAMETER.matcher(line);
      if (line.startsWith(PLAN_LINE)) {
        plan.add(line.substring(PLAN_LINE.length()));
      } else if (parameter.matches()) {
        parameters.add(new Parameter(parameter.group(1), parameter.group(2)));
      } else if (line.startsWith(LOCKS)) {
        for (String lock : line.substring(LOCKS.length()).split(", ", -1)) {
          String[] words = lock.split(" ", 2);
          locks.put(words[0], LockMode.of(words[1]).orElseThrow());
        }
      } else if (!line.equals(PLAN)) {
        sql.add(line);
      }
    }
    String text = String.join("\n", sql);
    return new CataloguedStatement(
        SqlLayout.flat(text.substring(0, text.length() - 1)),
        parameters,
        locks,
        String.join("\n", plan));
  }

  /** Whether a folder's catalogue was made from these. */
  public static boolean areMadeFrom(Path folder, Path migrations, Path seed) throws IOException {
    Path file = folder.resolve(MADE_FROM.getFileName());
    return Files.exists(file) && Files.readString(file).equals(madeFrom(migrations, seed));
  }

  /** Writes down what the plans were made from. */
  public static void tellMadeFrom(Path migrations, Path seed) throws IOException {
    Files.writeString(MADE_FROM, madeFrom(migrations, seed));
  }

  /** A line for each migration, and one for the rows, with their hashes. */
  static String madeFrom(Path folder, Path seed) throws IOException {
    StringBuilder lines = new StringBuilder();
    try (Stream<Path> migrations = Files.list(folder)) {
      for (Path file : Stream.concat(migrations.sorted(), Stream.of(seed)).toList()) {
        lines.append(hash(file)).append("  ").append(file.getFileName()).append('\n');
      }
    }
    return lines.toString();
  }

  private static String hash(Path file) throws IOException {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      return HexFormat.of().formatHex(hash).substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
