package dev.typeset.posts;

import static dev.typeset.testing.Given.ids;
import static dev.typeset.testing.ProblemAnswers.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.typeset.testing.Given;
import dev.typeset.testing.TestApp;
import dev.typeset.testing.TestServer;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** Lists of more posts than a page or a scan holds. */
class PostListBoundsTest {
  @Test
  void breaksTiesById() {
    TestApp own = TestApp.start();
    try (own) {
      long user = Given.user(own.http());
      TestServer.execute(
          own.url(),
          "insert into posts (author_id, title, content, created_at) select "
              + user
              + ", 't', 'c', '2026-01-01' from generate_series(1, 25)");
      var all = ids(own.http().get("/posts?limit=100"));
      assertThat(all).hasSize(25).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(ids(own.http().get("/posts"))).isEqualTo(all.subList(0, 20));
      assertThat(ids(own.http().get("/posts?sort=title&skip=20")))
          .isEqualTo(all.reversed().subList(20, 25));
    }
  }

  @Test
  void boundsTheScanForAShortKeyword() {
    TestApp own = TestApp.start();
    try (own) {
      long user = Given.user(own.http());
      TestServer.execute(
          own.url(),
          "insert into posts (author_id, title, content) select "
              + user
              + ", case when n > 4990 then 'zz' else 't' end, 'c' from generate_series(1, 5001) n");
      var caller = own.http();
      assertThat(ids(caller.get("/posts?keyword=zz&limit=11"))).hasSize(11);
      assertProblem(caller.get("/posts?keyword=zz&limit=12"), 422, "keyword-too-broad");
      assertProblem(caller.get("/posts/stats?keyword=zz"), 422, "keyword-too-broad");
      assertProblem(
          caller.get("/posts?keyword=%F0%9F%98%80%F0%9F%98%80"), 422, "keyword-too-broad");
      assertThat(ids(caller.get("/posts?keyword=zzz"))).isEmpty();
      assertThat(ids(caller.get("/posts?skip=4990&limit=20"))).hasSize(11);
      assertThat(caller.get("/posts?count=exact&limit=1").at("/total")).isEqualTo("5001");
      assertProblem(caller.get("/posts?keyword=zz&limit=1&count=exact"), 422, "keyword-too-broad");
      assertThat(ids(caller.get("/posts?keyword=zz&author_id=987654321"))).isEmpty();
      assertThat(caller.delete("/posts/" + ids(caller.get("/posts?limit=1")).getFirst()).status())
          .isEqualTo(204);
      assertThat(ids(caller.get("/posts?keyword=zz&limit=100"))).hasSize(10);
    }
  }
}
