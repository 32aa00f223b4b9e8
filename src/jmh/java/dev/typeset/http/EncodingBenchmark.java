package dev.typeset.http;

import dev.typeset.core.Page;
import dev.typeset.core.Position;
import dev.typeset.posts.Post;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to write posts as JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodingBenchmark {
  private static final OffsetDateTime AT =
      OffsetDateTime.of(2026, 1, 6, 9, 0, 0, 250_000_000, ZoneOffset.UTC);

  private final Post post =
      new Post(
          1,
          "A title of usual length",
          "Lorem ipsum dolor ".repeat(30),
          AT,
          AT,
          new User.Ref(7L, "Grace Hopper"),
          List.of(new Tag(1L, "java"), new Tag(2L, "postgresql"), new Tag(3L, "sql")));

  private final Page<Post> page =
      new Page<>(Collections.nCopies(20, post), new Position("2026-01-06", 1, false), null, null);

  @Benchmark
  public byte[] post() {
    return Json.write(post);
  }

  @Benchmark
  public byte[] pageOf20() {
    return Json.write(page, (_, position) -> position.key());
  }
}
