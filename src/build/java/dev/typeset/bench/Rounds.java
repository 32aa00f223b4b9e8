package dev.typeset.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Case by case: each service is warmed up, then all of them take turns, round after round, so that
 * a machine that drifts drifts for all. Then each gets half of the load that it bore, steadily.
 */
final class Rounds {
  private final Settings settings;
  private final Figures.Method method;
  private final List<Target> targets;

  Rounds(Settings settings, List<Target> targets) {
    this.settings = settings;
    this.method = settings.method();
    this.targets = targets;
  }

  List<Figures.Case> measure() throws IOException, InterruptedException {
    List<Figures.Case> cases = new ArrayList<>();
    for (Question question : Question.values()) {
      if (question.key().contains(settings.cases())) {
        System.out.println(question.title());
        Map<String, Figures.Load> loads = measure(question);
        if (!loads.isEmpty()) {
          cases.add(new Figures.Case(question.key(), question.title(), loads));
        }
      }
    }
    return cases;
  }

  /** What a service is asked, and the rounds that it went through. */
  private record Turn(Target target, Requests requests, List<FullLoad.Round> rounds) {}

  private Map<String, Figures.Load> measure(Question question)
      throws IOException, InterruptedException {
    List<Turn> turns = new ArrayList<>();
    for (Target target : targets) {
      Requests requests = question.to(target, method);
      if (requests != null) {
        turns.add(new Turn(target, requests, new ArrayList<>()));
      }
    }
    // Who has not one answer in time while it warms up is not asked again.
    List<Turn> able = new ArrayList<>();
    for (Turn turn : turns) {
      if (round("warm-up", turn, method.warmUpSeconds()).rate() > 0) {
        able.add(turn);
      }
    }
    for (int i = 1; i <= method.rounds(); i++) {
      for (Turn turn : able) {
        turn.rounds().add(round("round " + i + " of " + method.rounds(), turn, method.seconds()));
      }
    }
    Map<String, Figures.Load> loads = new LinkedHashMap<>();
    for (Turn turn : turns) {
      loads.put(turn.target().name(), load(turn));
    }
    return loads;
  }

  private FullLoad.Round round(String name, Turn turn, int seconds)
      throws IOException, InterruptedException {
    Target target = turn.target();
    FullLoad.Round round =
        FullLoad.run(target.origin(), turn.requests(), method.connections(), seconds);
    System.out.printf(
        "  %-16s %-18s %,9.0f/s, p99 %,.1f ms%s%n",
        name,
        target.name(),
        round.rate(),
        round.p99Millis(),
        round.failures() == 0 ? "" : ", " + round.failures() + " failed");
    StartedService process = target.process();
    if (process != null) {
      process.look();
    }
    if (turn.requests().path() == null && (round.rate() == 0 || round.failures() > 0)) {
      target.settle(turn.requests());
    }
    return round;
  }

  private Figures.Load load(Turn turn) throws InterruptedException {
    List<FullLoad.Round> rounds = turn.rounds();
    var load =
        new Figures.Load(
            rounds.stream().map(FullLoad.Round::rate).toList(),
            rounds.stream().map(FullLoad.Round::p99Millis).toList(),
            rounds.stream().mapToLong(FullLoad.Round::failures).sum(),
            null);
    if (load.rate() == 0) {
      return load;
    }
    Figures.Steady steady =
        SteadyLoad.run(
            turn.target().origin(),
            turn.requests(),
            load.rate() / 2,
            method.connections(),
            method.steadySeconds());
    System.out.printf(
        "  %-16s %-18s %,9.0f/s, p99 %,.1f ms%n",
        "half of that", turn.target().name(), steady.rate(), steady.p99Millis());
    return new Figures.Load(load.rates(), load.p99Millis(), load.failures(), steady);
  }
}
