package dev.typeset.review.rules;

import dev.typeset.review.database.LockMode;
import dev.typeset.review.measurement.Growth;
import dev.typeset.review.measurement.MeasuredStep;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Locks that others wait for, and what happens while they are held. */
final class LockRules {
  /** From here on callers notice, however few rows there are. */
  private static final double LONG_MILLIS = 400;

  private LockRules() {}

  /** Whether writes on a table have to wait. */
  static boolean stops(SortedMap<String, LockMode> locks, String table) {
    LockMode mode = locks.get(table);
    return mode != null && mode.conflictsWith(LockMode.ROW_EXCLUSIVE);
  }

  /** Who waits for a lock on a table: all reads and writes, or all writes. */
  static String whoWaits(SortedMap<String, LockMode> locks, String table) {
    LockMode mode = locks.get(table);
    return mode == LockMode.ACCESS_EXCLUSIVE ? "all reads and writes" : "all writes";
  }

  /** The same for several tables: the strongest lock counts. */
  private static String whoWaits(SortedMap<String, LockMode> locks) {
    return locks.containsValue(LockMode.ACCESS_EXCLUSIVE) ? "all reads and writes" : "all writes";
  }

  static void judge(Found found) {
    SortedMap<String, LockMode> strong = new TreeMap<>();
    boolean told = false;
    boolean ordered = false;
    boolean transactional = found.measurement().migration().transactional();
    for (MeasuredStep step : found.measurement().steps()) {
      var fresh = new TreeMap<>(step.locks());
      fresh.keySet().removeIf(table -> !found.filled(table) || !stops(step.locks(), table));
      var held = new TreeMap<>(strong);
      held.putAll(fresh);
      if (!found.hasBlocking(step)) {
        judgeWork(step, held, found);
      }
      if (transactional
          && !ordered
          && !strong.isEmpty()
          && !strong.keySet().containsAll(fresh.keySet())) {
        ordered = true;
        warnOrder(step, strong, fresh, found);
      }
      if (transactional
          && !told
          && !fresh.isEmpty()
          && !step.lockTimeout()
          && !(found.hasBlocking(step) && step.step().allowed().isEmpty())) {
        told = true;
        found.fail(
            "lock-timeout",
            step,
            "It may wait for %s for more than 5 s, and %s wait behind it."
                .formatted(tables(fresh), whoWaits(fresh)),
            SafeWay.begin().file(reason(step) + step.step().terminated()).text());
      }
      if (transactional) {
        strong.putAll(fresh);
      }
    }
    if (!transactional && found.measurement().steps().size() > 1) {
      found.warn(
          "concurrently-not-alone",
          found.measurement().steps().get(1),
          "Where this fails, what stands above has happened, and the file cannot run again.",
          "");
    }
  }

  /** Something that takes long while others wait, that no other rule has found. */
  private static void judgeWork(MeasuredStep step, SortedMap<String, LockMode> held, Found found) {
    if (held.isEmpty()) {
      return;
    }
    String wait = whoWaits(held);
    var rewritten = new TreeSet<>(step.rewritten());
    rewritten.retainAll(held.keySet());
    if (!rewritten.isEmpty()) {
      String table = rewritten.first();
      boolean vacuum = !found.measurement().migration().transactional();
      found.block(
          "rewrites-table",
          step,
          "It writes all of %s anew while %s wait.".formatted(table, whoWaits(held, table)),
          vacuum ? SafeWay.begin().alone("vacuum (analyze) " + table + ";").text() : "");
      return;
    }
    var read = new TreeSet<>(step.read());
    read.removeIf(table -> !found.filled(table));
    if (!read.isEmpty()) {
      found.block(
          "works-under-lock",
          step,
          "It reads all of %s while %s on %s wait for the lock that is held until the end of the file."
              .formatted(String.join(", ", read), wait, tables(held)),
          step.step().statement().startsWith("reindex index ")
              ? SafeWay.begin()
                  .hand(
                      step.step()
                              .statement()
                              .replaceFirst("reindex index ", "reindex index concurrently ")
                          + ";")
                  .text()
              : splitWork(step, found));
      return;
    }
    double millis = step.cost().last().millis();
    if (millis > LONG_MILLIS) {
      found.block(
          "slow-under-lock",
          step,
          "It takes %s while %s on %s wait for the lock that is held until the end of the file."
              .formatted(Growth.time(millis), wait, tables(held)),
          splitWork(step, found));
    }
  }

  private static void warnOrder(
      MeasuredStep step, Map<String, LockMode> held, Map<String, LockMode> fresh, Found found) {
    var wanted = new TreeMap<>(fresh);
    wanted.keySet().removeAll(held.keySet());
    found.warn(
        "lock-order",
        step,
        "It waits for %s while it holds %s: together with somebody who goes the other way, that is a deadlock."
            .formatted(tables(wanted), tables(held)),
        split(step, found));
  }

  private static String reason(MeasuredStep step) {
    String reason = step.step().allowed();
    return reason.isEmpty() ? "" : "-- allow: " + reason + "\n";
  }

  /** Two files, unless the statement itself takes the lock that is in the way. */
  private static String splitWork(MeasuredStep step, Found found) {
    boolean own =
        step.locks().keySet().stream()
            .anyMatch(table -> found.filled(table) && stops(step.locks(), table));
    return own ? "" : split(step, found);
  }

  /**
   * What stands above a statement in one file, and it in the next; nothing where that is no help.
   */
  private static String split(MeasuredStep step, Found found) {
    StringBuilder above = new StringBuilder();
    StringBuilder below = new StringBuilder();
    StringBuilder part = above;
    for (MeasuredStep each : found.measurement().steps()) {
      if (each.equals(step)) {
        part = below;
      } else if (found.hasBlocking(each)) {
        return "";
      }
      String sql = each.step().terminated();
      if (!sql.regionMatches(true, 0, "set local lock_timeout", 0, 22)) {
        part.append(part.isEmpty() ? "" : "\n").append(sql);
      }
    }
    return above.isEmpty()
        ? ""
        : SafeWay.begin().file(above.toString()).file(below.toString()).text();
  }

  private static String tables(Map<String, LockMode> locks) {
    return locks.keySet().stream().collect(Collectors.joining(" and "));
  }
}
