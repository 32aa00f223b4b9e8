package dev.typeset.review.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.review.database.SeededServer;
import dev.typeset.review.program.ServiceProcess;
import dev.typeset.review.statements.Catalogue;
import dev.typeset.review.traffic.TrafficMix.Beat;
import dev.typeset.review.traffic.TrafficResult.Attempt;
import dev.typeset.review.traffic.TrafficResult.Request;
import dev.typeset.review.traffic.TrafficResult.Span;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/**
 * Applies migrations to a database with many rows while the service of the base revision answers
 * callers from it.
 */
public final class UnderTraffic {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int WARMERS = 2;

  /** How much of what the service can answer at all it is asked for. */
  private static final double SHARE = 0.4;

  private static final double WARM_SECONDS = 6;
  private static final double BEFORE_SECONDS = 2;
  private static final double AFTER_SECONDS = 3;
  private static final double READ_AHEAD_SECONDS = 0.5;
  private static final int MOST_ATTEMPTS = 4;
  private static final double PAUSE_SECONDS = 1;

  /** A lock that did not come in time, and a deadlock. */
  private static final List<String> TRY_AGAIN = List.of("55P03", "40P01");

  private final SeededServer server;
  private final Path built;
  private final Catalogue catalogue;
  private final Path log;

  /**
   * Rehearsals on copies of a server's rows.
   *
   * @param server with the schema of the base
   * @param built the folder of the base's build
   * @param catalogue which route sends which statement, as far as is known
   * @param log the file for what the service says
   */
  public UnderTraffic(SeededServer server, Path built, Catalogue catalogue, Path log) {
    this.server = server;
    this.built = built;
    this.catalogue = catalogue;
    this.log = log;
  }

  /**
   * Applies them once, and tries again as an operator would where a lock did not come in time.
   *
   * @param base the folder of the base's migrations
   * @param all a folder that has the new ones too
   * @param readerSeconds how long a transaction that has read every table stays open, from shortly
   *     before the migration on; 0 for none
   * @throws IllegalStateException where the service does not start, with a sentence that says so
   */
  public TrafficResult rehearse(Path base, Path all, double readerSeconds)
      throws IOException, SQLException, InterruptedException {
    String database = server.copy(server.rows());
    try (ServiceProcess service = ServiceProcess.start(built, server.serviceUrl(database), log)) {
      // Changes nothing, but makes Flyway ready, which is no part of a migration's time.
      server.migrate(database, base);
      List<Beat> beats = bearable(service.origin(), beats(service));
      try (Traffic traffic = Traffic.start(service.origin(), beats);
          Waits waits =
              Waits.start(server.connect(database), traffic::now, new Parties(catalogue))) {
        traffic.sleepUntil(BEFORE_SECONDS);
        Optional<Span> reader = Optional.empty();
        List<Attempt> attempts;
        if (readerSeconds > 0) {
          double now = traffic.now();
          reader = Optional.of(new Span(now, now + readerSeconds));
          try (SlowReader _ = SlowReader.start(server.connect(database), readerSeconds)) {
            traffic.sleepUntil(now + READ_AHEAD_SECONDS);
            attempts = attempts(traffic, database, all);
          }
        } else {
          attempts = attempts(traffic, database, all);
        }
        traffic.sleepUntil(traffic.now() + AFTER_SECONDS);
        double end = traffic.now();
        List<Request> requests = traffic.stop();
        return new TrafficResult(
            beats.stream().map(Beat::route).toList(),
            attempts,
            reader,
            requests,
            TrafficResult.waits(waits.stop()),
            end);
      }
    } finally {
      server.drop(database);
    }
  }

  /** What of the mix the service knows. */
  private List<Beat> beats(ServiceProcess service) throws IOException, InterruptedException {
    JsonNode paths = JSON.readTree(service.openApi()).path("paths");
    String cursor = JSON.readTree(service.get("/api/v1/posts")).path("next").asText("");
    return new TrafficMix(server.rows(), cursor)
        .beats().stream()
            .filter(beat -> {
              String[] words = beat.route().split(" ", 2);
              return paths.path(words[1]).has(words[0].toLowerCase(Locale.ROOT));
            })
            .toList();
  }

  /** The same, fewer a second where the machine could not bear them beside a migration. */
  private static List<Beat> bearable(URI origin, List<Beat> beats) throws InterruptedException {
    List<Beat> endless = beats.stream().filter(Beat::endless).toList();
    long most = Traffic.warm(origin, endless, WARMERS, WARM_SECONDS);
    double wanted = beats.stream().mapToDouble(Beat::rate).sum();
    double share = Math.min(1, SHARE * most / wanted);
    return beats.stream()
        .map(beat -> new Beat(beat.route(), beat.rate() * share, beat.question()))
        .toList();
  }

  private List<Attempt> attempts(Traffic traffic, String database, Path all)
      throws InterruptedException {
    List<Attempt> attempts = new ArrayList<>();
    while (true) {
      double begun = traffic.now();
      String failure = "";
      boolean again = false;
      try {
        server.migrate(database, all);
      } catch (FlywayException e) {
        failure = String.valueOf(e.getMessage());
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          if (cause instanceof SQLException refused) {
            failure = String.valueOf(refused.getMessage());
            again = TRY_AGAIN.contains(refused.getSQLState());
          }
        }
      }
      attempts.add(new Attempt(new Span(begun, traffic.now()), failure));
      if (!again || attempts.size() == MOST_ATTEMPTS) {
        return attempts;
      }
      traffic.sleepUntil(traffic.now() + PAUSE_SECONDS);
    }
  }
}
