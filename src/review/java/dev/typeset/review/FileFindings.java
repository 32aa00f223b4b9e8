package dev.typeset.review;

import dev.typeset.review.rules.Finding;
import dev.typeset.review.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings that belong to a whole file, not to one of its statements. */
final class FileFindings {
  private final List<Finding> findings = new ArrayList<>();
  private final String file;

  FileFindings(String file) {
    this.file = file;
  }

  void block(String rule, String message) {
    add(Severity.BLOCKING, rule, message);
  }

  void warn(String rule, String message) {
    add(Severity.WARNING, rule, message);
  }

  void note(String rule, String message) {
    add(Severity.NOTE, rule, message);
  }

  /** Whether one of them says this already. */
  boolean say(String what) {
    return findings.stream().anyMatch(each -> each.message().contains(what));
  }

  /** All of them. */
  List<Finding> all() {
    return List.copyOf(findings);
  }

  private void add(Severity severity, String rule, String message) {
    findings.add(new Finding(severity, rule, file, 0, message, ""));
  }
}
