package dev.typeset.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.typeset.testing.Http.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What a test begins with, made over HTTP. */
public final class Given {
  public static final String PASSWORD = "correct horse battery";

  /** The hash of that password, made with less effort than is made today. */
  public static final String HASH_OF_LITTLE_EFFORT =
      "$argon2id$v=19$m=8192,t=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$+//p2tCPEm1VyxevgyV9wyFkqfn95NnguL93BeqaFzw";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final AtomicLong NEXT = new AtomicLong();

  private Given() {}

  /** A word that no other test uses. */
  public static String unique(String word) {
    return word + NEXT.incrementAndGet();
  }

  /** An address that no other test uses. */
  public static String email() {
    return unique("reader") + "@example.com";
  }

  /** The id of a new user. */
  public static long user(Http http) {
    return id(http.post("/users", json("email", email(), "password", PASSWORD)));
  }

  /** The id of a new post. */
  public static long post(Http http, long author, String title, String... tags) {
    return id(
        http.post(
            "/posts",
            json(
                "title",
                title,
                "content",
                "About " + title,
                "author_id",
                author,
                "tags",
                List.of(tags))));
  }

  /** The id of a new tag. */
  public static long tag(Http http, String name) {
    return id(http.post("/tags", json("name", name)));
  }

  /** An object, given as name, value, name, value. */
  public static String json(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    try {
      return JSON.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(object.toString(), e);
    }
  }

  /** The id of what was made. */
  public static long id(Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().at("/id").longValue();
  }

  /** The ids of a page, in its order. */
  public static List<Long> ids(Answer page) {
    assertThat(page.status()).as(page.text()).isEqualTo(200);
    return column(page, "id").stream().map(JsonNode::longValue).toList();
  }

  /** One field of each item of a page, in its order. */
  public static List<JsonNode> column(Answer page, String field) {
    return page.json().at("/items").valueStream().map(item -> item.path(field)).toList();
  }
}
