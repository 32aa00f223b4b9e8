package dev.typeset.bench;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How to measure, from the environment.
 *
 * @param url the service where it runs already; null to start it
 * @param databaseUrl the database to start it on; null for a temporary one
 * @param peers others that hold the same data, by name
 * @param cases a part of the names of the cases to measure; empty for all
 */
record Settings(
    @Nullable URI url,
    @Nullable String databaseUrl,
    Map<String, URI> peers,
    String cases,
    Figures.Method method) {
  private static final int USERS = 10_000;
  private static final String PEERS =
      "vertx=http://127.0.0.1:8103 spring=http://127.0.0.1:8104 fastapi=http://127.0.0.1:8101";

  static Settings from(Map<String, String> environment) {
    String url = environment.get("URL");
    return new Settings(
        url == null ? null : URI.create(url),
        environment.get("DATABASE_URL"),
        peers(environment.getOrDefault("PEERS", PEERS)),
        environment.getOrDefault("CASES", ""),
        new Figures.Method(
            USERS,
            number(environment, "POSTS", 100_000),
            environment.getOrDefault("HUB", "no").equals("yes"),
            number(environment, "CONNECTIONS", 32),
            number(environment, "WARM_UP_SECONDS", 15),
            number(environment, "ROUNDS", 3),
            number(environment, "ROUND_SECONDS", 8),
            number(environment, "STEADY_SECONDS", 10)));
  }

  private static Map<String, URI> peers(String text) {
    Map<String, URI> peers = new LinkedHashMap<>();
    List<String> words = new ArrayList<>(List.of(text.split("\\s+", -1)));
    words.removeIf(String::isEmpty);
    for (String word : words) {
      int sign = word.indexOf('=');
      if (sign < 0) {
        throw new IllegalArgumentException(
            "PEERS is written name=http://host:port …, and " + word + " is not.");
      }
      peers.put(word.substring(0, sign), URI.create(word.substring(sign + 1)));
    }
    return peers;
  }

  private static int number(Map<String, String> environment, String name, int otherwise) {
    String text = environment.getOrDefault(name, String.valueOf(otherwise));
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(name + " is a number from 1 on, and " + text + " is not.");
    }
    return Integer.parseInt(text);
  }
}
