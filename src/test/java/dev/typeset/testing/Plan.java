package dev.typeset.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.db.DatabaseUrl;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How PostgreSQL ran a statement, as EXPLAIN ANALYZE tells it.
 *
 * @param nodes of the plan, each before those below it
 */
public record Plan(List<JsonNode> nodes) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** More than those for which PostgreSQL makes a plan of their own in any case. */
  private static final int TRIES = 10;

  private static final Pattern PARAMETER = Pattern.compile("\\$\\d+");

  /**
   * Runs a statement as the driver sends it.
   *
   * @param mode {@code generic}, or {@code custom} for a plan made for the values
   * @param values of its parameters, as SQL writes them
   */
  public static Plan of(DatabaseUrl url, String sql, String mode, String values)
      throws SQLException {
    try (Connection connection = TestServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("set plan_cache_mode = force_" + mode + "_plan");
      statement.execute("prepare query as " + sql);
      String execute = values.isEmpty() ? "execute query" : "execute query(" + values + ")";
      return explain(statement, execute);
    }
  }

  /**
   * The same by the plan that PostgreSQL chooses by itself for a statement that ran many times.
   *
   * @param earlier the values that it ran with before
   */
  public static Plan chosen(DatabaseUrl url, String sql, String earlier, String values)
      throws SQLException {
    try (Connection connection = TestServer.connect(url);
        Statement statement = connection.createStatement()) {
      statement.execute("prepare query as " + sql);
      for (int i = 0; i < TRIES; i++) {
        statement.execute("execute query(" + earlier + ")");
      }
      return explain(statement, "execute query(" + values + ")");
    }
  }

  /** A part of a plan. */
  public static Plan of(JsonNode top) {
    List<JsonNode> nodes = new ArrayList<>();
    collect(top, nodes);
    return new Plan(nodes);
  }

  /** How many parameters a statement has. */
  public static int parameters(String sql) {
    return (int) PARAMETER.matcher(sql).results().map(MatchResult::group).distinct().count();
  }

  /** How many rows a node came upon in all. */
  public static double rows(JsonNode node) {
    return node.path("Actual Loops").asDouble()
        * (node.path("Actual Rows").asDouble()
            + node.path("Rows Removed by Filter").asDouble()
            + node.path("Rows Removed by Index Recheck").asDouble());
  }

  /** How many blocks a node and those below it touched. */
  public static long blocks(JsonNode node) {
    return node.path("Shared Hit Blocks").asLong() + node.path("Shared Read Blocks").asLong();
  }

  /** The most rows that a scan of the table came upon; the tuples of an index alone not. */
  public double read(String table) {
    return scans(table).stream().mapToDouble(Plan::rows).max().orElse(0);
  }

  /** The nodes that read the table itself. */
  public List<JsonNode> scans(String table) {
    return nodes.stream()
        .filter(node -> node.path("Relation Name").asText().equals(table))
        .toList();
  }

  /** The nodes of a type. */
  public List<JsonNode> ofType(String type) {
    return nodes.stream().filter(node -> node.path("Node Type").asText().equals(type)).toList();
  }

  /** The most rows for which a function was called. */
  public double calls(String function) {
    return nodes.stream()
        .filter(node -> node.path("Output").toString().contains(function + "("))
        .mapToDouble(Plan::rows)
        .max()
        .orElse(0);
  }

  /** The indexes that were used. */
  public List<String> indexes() {
    return nodes.stream()
        .filter(node -> node.path("Actual Loops").asInt() > 0)
        .map(node -> node.path("Index Name").asText())
        .filter(index -> !index.isEmpty())
        .distinct()
        .toList();
  }

  /** That the table was not read from one end to the other. */
  public void assertNoTableScan(String table) {
    assertThat(ofType("Seq Scan"))
        .noneMatch(node -> node.path("Relation Name").asText().equals(table));
  }

  private static Plan explain(Statement statement, String execute) throws SQLException {
    try (var rows =
        statement.executeQuery("explain (analyze, verbose, buffers, format json) " + execute)) {
      rows.next();
      return of(JSON.readTree(rows.getString(1)).at("/0/Plan"));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> nodes) {
    nodes.add(node);
    node.path("Plans").forEach(child -> collect(child, nodes));
  }
}
