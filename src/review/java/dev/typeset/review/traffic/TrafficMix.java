package dev.typeset.review.traffic;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What callers ask the service for, on the rows and with the tokens of {@code db/seed/many.sql}:
 * about sixty requests a second. Signing up, and in with a password, is left out: the hash of one
 * password costs more work than ten of the others.
 */
final class TrafficMix {
  private static final String BASE = "/api/v1";
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String ADMIN = "access1";
  private static final int TAGS = 200;

  private final int posts;
  private final String secondPage;

  // So that a row that was deleted, and a token that was used up, is not met again.
  private final AtomicLong nextPost = new AtomicLong(1);
  private final AtomicLong nextSession = new AtomicLong(2);

  /**
   * A mix for a number of rows.
   *
   * @param posts how many there are
   * @param cursor of the second page of posts; empty where there is none
   */
  TrafficMix(int posts, String cursor) {
    this.posts = posts;
    this.secondPage = cursor.isEmpty() ? "/posts" : "/posts?cursor=" + cursor;
  }

  /**
   * A route that is asked at a steady rate.
   *
   * @param route as {@code GET /api/v1/posts/{id}}
   * @param rate how often a second
   * @param question makes a request, by chance
   */
  record Beat(String route, double rate, Function<RandomGenerator, Question> question) {
    /** Whether there is no end to such requests: of tokens that can be used once, there is. */
    boolean endless() {
      return !route.endsWith("/auth/token");
    }
  }

  /**
   * A request.
   *
   * @param path from the origin, with its query
   * @param token of whoever asks; empty for anybody
   * @param type of the body
   * @param body empty for none
   */
  record Question(String path, String token, String type, String body) {}

  /** All of it. */
  List<Beat> beats() {
    return List.of(
        get("/posts", 5, any -> any.nextBoolean() ? "/posts" : secondPage),
        get("/posts/{id}", 10, any -> "/posts/" + post(any)),
        get("/posts/search", 2, any -> "/posts/search?q=lorem+" + post(any)),
        get("/posts/stats", 1, any -> "/posts/stats?tag=tag" + tag(any)),
        get("/users/{id}", 5, any -> "/users/" + user(any) + "?include=posts"),
        get("/users/{id}/posts", 3, any -> "/users/" + user(any) + "/posts"),
        get("/users/me", 5, _ -> "/users/me"),
        get("/tags", 4, _ -> "/tags"),
        get("/tags/{id}", 5, any -> "/tags/" + tag(any)),
        get("/tags/{id}/posts", 3, any -> "/tags/" + tag(any) + "/posts"),
        write("POST /posts", 5, _ -> "/posts", this::newPost),
        write("PATCH /posts/{id}", 5, any -> "/posts/" + post(any), any -> field("title", any)),
        write("DELETE /posts/{id}", 3, _ -> "/posts/" + nextPost.getAndIncrement(), _ -> ""),
        write("PATCH /users/{id}", 3, any -> "/users/" + user(any), any -> field("full_name", any)),
        write("POST /tags", 3, _ -> "/tags", any -> field("name", any)),
        beat(
            "POST /auth/token",
            3,
            _ ->
                new Question(
                    BASE + "/auth/token", "", FORM, refresh(nextSession.getAndIncrement()))));
  }

  private static Beat get(String route, double rate, Function<RandomGenerator, String> path) {
    return write("GET " + route, rate, path, _ -> "");
  }

  private static Beat write(
      String route,
      double rate,
      Function<RandomGenerator, String> path,
      Function<RandomGenerator, String> body) {
    return beat(
        route, rate, any -> new Question(BASE + path.apply(any), ADMIN, JSON, body.apply(any)));
  }

  private static Beat beat(
      String route, double rate, Function<RandomGenerator, Question> question) {
    return new Beat(route.replace(" ", " " + BASE), rate, question);
  }

  private String newPost(RandomGenerator any) {
    return "{\"title\":\"New\",\"content\":\"Some words.\",\"author_id\":%d,\"tag_ids\":[%d]}"
        .formatted(user(any), tag(any));
  }

  private static String field(String name, RandomGenerator any) {
    return "{\"%s\":\"%s\"}".formatted(name, Long.toHexString(any.nextLong()));
  }

  private static String refresh(long session) {
    return "grant_type=refresh_token&refresh_token=refresh" + session;
  }

  /** Of those that are not deleted meanwhile. */
  private int post(RandomGenerator any) {
    return posts - any.nextInt(posts / 2);
  }

  private int user(RandomGenerator any) {
    return 1 + any.nextInt(posts / 10);
  }

  private int tag(RandomGenerator any) {
    return 1 + any.nextInt(TAGS);
  }
}
