package dev.typeset.review.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.typeset.review.rules.Finding;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

/** Findings in SARIF 2.1.0, the format that code hosts show beside the lines of a change. */
public final class SarifFile {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

  private SarifFile() {}

  /** The document. */
  public static String of(List<Finding> findings) {
    ObjectNode log = JSON.createObjectNode().put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver").put("name", "Typeset review");
    var rules = driver.putArray("rules");
    var seen = new TreeMap<String, Finding>();
    findings.forEach(finding -> seen.putIfAbsent(finding.rule(), finding));
    seen.forEach((rule, first) ->
        rules
            .addObject()
            .put("id", rule)
            .set("shortDescription", text(rule.replace('-', ' ').replace("/", ": "))));
    var results = run.putArray("results");
    findings.forEach(finding -> write(results.addObject(), finding));
    return log.toPrettyString() + "\n";
  }

  private static void write(ObjectNode result, Finding finding) {
    result
        .put("ruleId", finding.rule())
        .put(
            "level",
            switch (finding.severity()) {
              case BLOCKING -> "error";
              case WARNING -> "warning";
              case NOTE -> "note";
            });
    String way = finding.safeWay().isEmpty() ? "" : "\n\nThe safe way:\n\n" + finding.safeWay();
    result.set("message", text(finding.message() + way));
    ObjectNode place = result.putArray("locations").addObject().putObject("physicalLocation");
    place.putObject("artifactLocation").put("uri", uri(finding.file()));
    place.putObject("region").put("startLine", Math.max(1, finding.line()));
  }

  /** A path from the root of the repository, escaped as an address has it. */
  private static String uri(String file) {
    if (Path.of(file).isAbsolute()) {
      return Path.of(file).toUri().toString();
    }
    try {
      return new URI(null, null, file, null).toASCIIString();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static ObjectNode text(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }
}
