package dev.typeset.review.traffic;

import static java.util.stream.Collectors.groupingBy;

import dev.typeset.review.traffic.TrafficResult.Request;
import dev.typeset.review.traffic.Waits.Seen;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What callers of the service met while a migration was applied. All times are in seconds from the
 * same moment.
 *
 * @param routes those that were asked, in the order of the mix
 * @param attempts at the migration, the last of which went through unless it has a failure
 * @param reader when a transaction that reads every table was open; empty where there was none
 * @param requests all of them, in the order in which they were due
 * @param waits who waited for whom, the longest first
 * @param seconds how long it all took
 */
public record TrafficResult(
    List<String> routes,
    List<Attempt> attempts,
    Optional<Span> reader,
    List<Request> requests,
    List<Wait> waits,
    double seconds) {
  /** From when to when. */
  public record Span(double begun, double ended) {
    public double seconds() {
      return ended - begun;
    }
  }

  /**
   * A request that was made.
   *
   * @param route as {@code GET /api/v1/posts/{id}}
   * @param due when it was to be sent, in seconds
   * @param seconds from then until it was answered or given up
   * @param status of the answer; 0 where there was none
   * @param failure why it failed, in a few words; empty where it did not
   */
  public record Request(String route, double due, double seconds, int status, String failure) {
    /** Whether the caller did not get what was asked for. */
    public boolean failed() {
      return !failure.isEmpty();
    }

    /** When it was over, in seconds. */
    public double ended() {
      return due + seconds;
    }
  }

  /**
   * A try at the migration.
   *
   * @param failure what PostgreSQL said; empty where it went through
   */
  public record Attempt(Span span, String failure) {}

  /**
   * Who waited for whom.
   *
   * @param who a route, or the statement where none is known to send it; or {@code the migration:
   *     …}
   * @param whom the same of who was in the way, or {@code a slow reader}
   * @param times how often
   * @param longest in seconds
   */
  public record Wait(String who, String whom, int times, double longest) {}

  /**
   * What became of a route.
   *
   * @param requests how many there were
   * @param failed how many of them failed since the migration began
   * @param median of the times before the migration, in seconds
   * @param worstBefore the longest of them
   * @param worst the longest of what was on its way while the migration ran; 0 for nothing
   */
  public record Met(
      String route, int requests, int failed, double median, double worstBefore, double worst) {}

  /** The same waits put together by who and whom, the longest first. */
  static List<Wait> waits(List<Seen> seen) {
    return seen.stream()
        .collect(groupingBy(each -> List.of(each.who(), each.whom())))
        .values()
        .stream()
        .map(TrafficResult::wait)
        .sorted(Comparator.comparingDouble(Wait::longest).reversed())
        .toList();
  }

  private static Wait wait(List<Seen> same) {
    return new Wait(
        same.getFirst().who(),
        same.getFirst().whom(),
        same.size(),
        same.stream().mapToDouble(Seen::seconds).max().orElseThrow());
  }

  /** From the first attempt until the migration went through or was given up. */
  public Span migration() {
    return new Span(attempts.getFirst().span().begun(), attempts.getLast().span().ended());
  }

  /** Whether the migration went through. */
  public boolean applied() {
    return attempts.getLast().failure().isEmpty();
  }

  /** The request that took longest of those that were on their way while the migration ran. */
  public Optional<Request> longestStall() {
    return requests.stream()
        .filter(this::meetsMigration)
        .max(Comparator.comparingDouble(Request::seconds));
  }

  /** The requests that failed since the migration began, in the order in which they were due. */
  public List<Request> failures() {
    return requests.stream()
        .filter(Request::failed)
        .filter(each -> each.ended() > migration().begun())
        .toList();
  }

  /** Each route. */
  public List<Met> met() {
    return routes.stream().map(this::met).toList();
  }

  private Met met(String route) {
    List<Request> own = requests.stream().filter(each -> each.route().equals(route)).toList();
    List<Double> before =
        own.stream()
            .filter(each -> each.ended() < migration().begun())
            .map(Request::seconds)
            .sorted()
            .toList();
    return new Met(
        route,
        own.size(),
        (int) failures().stream().filter(each -> each.route().equals(route)).count(),
        before.isEmpty() ? 0 : before.get(before.size() / 2),
        before.isEmpty() ? 0 : before.getLast(),
        own.stream().filter(this::meetsMigration).mapToDouble(Request::seconds).max().orElse(0));
  }

  private boolean meetsMigration(Request request) {
    return request.due() < migration().ended() && request.ended() > migration().begun();
  }
}
