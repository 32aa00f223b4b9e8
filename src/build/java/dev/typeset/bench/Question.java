package dev.typeset.bench;

import static dev.typeset.bench.OurApi.BASE;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What the services are asked, one case each. Those that write come last. */
enum Question {
  POST("One post by its id, with author and tags"),
  FIRST_PAGE("The first 20 posts, with authors and tags"),
  PLACE("20 posts at any place, by cursor"),
  USER("One user by id, with posts"),
  TAGS("Search by two tags"),
  HUB_AUTHOR("20 posts of an author of very many"),
  HUB_TAG("20 posts of a tag on half of all"),
  KEYWORD("Search by a keyword"),
  CREATE("Publish a post with three tags");

  private static final String TWO_TAGS = "?tag=tag10&tag=tag11&limit=20";
  private static final String WORD = "?keyword=7777&limit=20";
  private static final int BODIES = 1_000;

  private final String title;

  Question(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The requests that ask a service this, or null where it cannot be asked. */
  @Nullable Requests to(Target target, Figures.Method method)
      throws IOException, InterruptedException {
    OurApi ours = target.ours();
    return ours == null ? toPeer(method) : toUs(ours, method);
  }

  private @Nullable Requests toUs(OurApi ours, Figures.Method method)
      throws IOException, InterruptedException {
    String posts = BASE + "/posts";
    return switch (this) {
      case POST -> Requests.get(List.of(posts + "/{id}"), method.posts());
      case FIRST_PAGE -> Requests.get(List.of(posts + "?limit=20"), 1);
      case PLACE ->
          Requests.get(
              ours.cursors(method.posts()).stream()
                  .map(cursor -> posts + "?limit=20&cursor=" + cursor)
                  .toList(),
              1);
      case USER -> Requests.get(List.of(BASE + "/users/{id}?include=posts"), method.users());
      case TAGS -> Requests.get(List.of(posts + TWO_TAGS), 1);
      case HUB_AUTHOR ->
          method.hub()
              ? Requests.get(
                  List.of(BASE + "/users/" + DataSet.hubAuthor(method) + "/posts?limit=20"), 1)
              : null;
      case HUB_TAG ->
          method.hub()
              ? Requests.get(List.of(posts + "?tag=" + DataSet.HUB_TAG + "&limit=20"), 1)
              : null;
      case KEYWORD -> Requests.get(List.of(posts + WORD), 1);
      case CREATE -> new Requests(posts, bodies(0), 1, ours.token());
    };
  }

  private @Nullable Requests toPeer(Figures.Method method) {
    return switch (this) {
      case POST -> Requests.get(List.of("/posts/{id}"), method.posts());
      // They have no cursors: the first page stands for any.
      case FIRST_PAGE, PLACE -> Requests.get(List.of("/posts?limit=20"), 1);
      case USER -> Requests.get(List.of("/users/{id}"), method.users());
      case TAGS -> Requests.get(List.of("/posts/search" + TWO_TAGS), 1);
      case HUB_AUTHOR, HUB_TAG -> null;
      case KEYWORD -> Requests.get(List.of("/posts/search" + WORD), 1);
      case CREATE -> new Requests("/posts", bodies(method.users()), 1, null);
    };
  }

  /** Posts with three tags each, by authors up to this one; 0 for whoever asks. */
  private static List<String> bodies(int authors) {
    var random = new Random(1);
    String content = "lorem ipsum ".repeat(40).strip();
    List<String> bodies = new ArrayList<>();
    for (int i = 0; i < BODIES; i++) {
      int tag = 1 + random.nextInt(DataSet.TAGS - 2);
      String author =
          authors == 0 ? "" : ",\"author_id\":%d".formatted(1 + random.nextInt(authors));
      bodies.add(
          "{\"title\":\"Written while measuring\",\"content\":\"%s\",\"tag_ids\":[%d,%d,%d]%s}"
              .formatted(content, tag, tag + 1, tag + 2, author));
    }
    return bodies;
  }
}
