package dev.typeset.posts;

import dev.typeset.core.PageRequest;
import dev.typeset.core.Tagged;
import dev.typeset.db.Parts;
import dev.typeset.db.Prepared;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a typed statement costs before it is sent: written for this once, and written before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RenderingBenchmark {
  private static final Long[] IDS = {1L, 2L, 3L};
  private static final PostList LIST =
      new PostList(PostFilter.NONE, PostSort.NEWEST, new PageRequest(0, 20));

  private final DSLContext dsl = DSL.using(SQLDialect.POSTGRES);
  private final Prepared<PostList, Record2<Integer, Post>> list =
      new Prepared<>(PostList::form, PostRows::page);
  private final Prepared<Long[], Record2<Long, Tagged<Post>>> prepared = byId();

  @Benchmark
  public Object pageWrittenForThisOnce() {
    return PostPage.of(LIST, Parts.written(LIST)).getSQL();
  }

  @Benchmark
  public Object pageWrittenBefore() {
    return list.with(dsl, LIST);
  }

  @Benchmark
  public Object postsByIdWrittenForThisOnce() {
    return byId().with(dsl, IDS);
  }

  @Benchmark
  public Object postsByIdWrittenBefore() {
    return prepared.with(dsl, IDS);
  }

  private static Prepared<Long[], Record2<Long, Tagged<Post>>> byId() {
    return new Prepared<>(sent -> PostRows.byId(sent.of(SQLDataType.BIGINT.array(), ids -> ids)));
  }
}
