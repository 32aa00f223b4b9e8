package dev.typeset.replays;

import static dev.typeset.testing.Given.json;
import static dev.typeset.testing.Given.unique;

import com.fasterxml.jackson.databind.JsonNode;
import dev.typeset.testing.Given;
import dev.typeset.testing.Http;
import dev.typeset.testing.Http.Answer;

/** The writes that take an Idempotency-Key. */
enum RepeatableWrite {
  USERS("/users", "users") {
    @Override
    String body(long author) {
      return json("email", Given.email(), "password", Given.PASSWORD, "full_name", "Ada");
    }
  },
  POSTS("/posts", "posts") {
    @Override
    String body(long author) {
      return post(author);
    }
  },
  TAGS("/tags", "tags") {
    @Override
    String body(long author) {
      return json("name", unique("tag"));
    }
  },
  BATCH("/posts/batch", "posts") {
    @Override
    String body(long author) {
      return "[" + post(author) + "," + post(author) + "]";
    }
  };

  private final String path;
  private final String table;

  RepeatableWrite(String path, String table) {
    this.path = path;
    this.table = table;
  }

  /** A body that was never sent before. */
  abstract String body(long author);

  /** The same as those send it who are no admins: without an author. */
  String bodyOfCaller() {
    return body(0).replace("\"author_id\":0,", "");
  }

  /** Where its rows are kept. */
  String table() {
    return table;
  }

  Answer send(Http http, String body, String key) {
    return http.send("POST", path, body, "Idempotency-Key", key);
  }

  java.util.concurrent.CompletableFuture<Answer> sendAsync(Http http, String body, String key) {
    return http.sendAsync("POST", path, body, "Idempotency-Key", key);
  }

  Answer sendWithoutKey(Http http, String body) {
    return http.post(path, body);
  }

  /** The address of what was made, or of the first of it. */
  String address(Answer answer) {
    JsonNode first = this == BATCH ? answer.json().at("/items/0") : answer.json();
    return "/" + table + "/" + first.path("id").longValue();
  }

  private static String post(long author) {
    return json(
        "title",
        unique("Title "),
        "content",
        "Text",
        "author_id",
        author,
        "tags",
        new String[] {"a"});
  }
}
