package dev.typeset.review.statements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.review.database.LockMode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = CatalogueFiles.read(CatalogueFiles.FOLDER);

  CatalogueTest() throws IOException {}

  @Test
  void knowsThatAnIndexStopsWritersAlone() {
    var stopped = catalogue.routesStoppedBy("tags", LockMode.SHARE);
    assertThat(stopped.stopped())
        .contains("POST /api/v1/tags", "PATCH /api/v1/tags/{id}", "POST /api/v1/posts")
        .doesNotContain("GET /api/v1/tags", "GET /api/v1/posts", "DELETE /api/v1/posts/{id}");
    assertThat(stopped.going())
        .contains("GET /api/v1/tags", "GET /api/v1/posts")
        .doesNotContain("GET /health/ready", "DELETE /api/v1/users/me/sessions/{id}");
  }

  @Test
  void knowsWhatAForeignKeyLooksAt() {
    assertThat(catalogue.routesStoppedBy("post_tags", LockMode.SHARE).stopped())
        .as("what goes with a post")
        .contains("DELETE /api/v1/posts/{id}", "DELETE /api/v1/tags/{id}");
    assertThat(catalogue.routesStoppedBy("tokens", LockMode.SHARE).stopped())
        .as("what goes with a user")
        .contains("DELETE /api/v1/users/{id}");
  }

  @Test
  void knowsThatNothingGoesOnBesideAnExclusiveLock() {
    var stopped = catalogue.routesStoppedBy("tokens", LockMode.ACCESS_EXCLUSIVE);
    assertThat(stopped.going()).isEmpty();
    assertThat(stopped.stopped())
        .as("whoever may come with a token")
        .hasSizeGreaterThan(25)
        .doesNotContain("GET /health/live");
  }

  @Test
  void knowsThatWeakLocksStopNothing() {
    var stopped = catalogue.routesStoppedBy("posts", LockMode.ACCESS_SHARE);
    assertThat(stopped.stopped()).isEmpty();
    assertThat(stopped.going()).contains("GET /api/v1/posts", "DELETE /api/v1/posts/{id}");
  }

  @Test
  void knowsNothingOfATableThatNobodyUses() {
    var stopped = catalogue.routesStoppedBy("another", LockMode.ACCESS_EXCLUSIVE);
    assertThat(stopped.stopped()).isEmpty();
    assertThat(stopped.going()).isEmpty();
  }
}
