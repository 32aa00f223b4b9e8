package dev.typeset.db;

import static dev.typeset.db.schema.Tables.POSTS;
import static dev.typeset.db.schema.Tables.TAGS;
import static dev.typeset.db.schema.Tables.USERS;
import static org.jooq.Functions.nullOnAllNull;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import dev.typeset.posts.Post;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jooq.Field;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it costs to make posts of the rows that the driver gives, tags in JSON among them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class DecodingBenchmark {
  private static final Field<Post> POST =
      field(
          row(
                  POSTS.ID,
                  POSTS.TITLE,
                  POSTS.CONTENT,
                  POSTS.CREATED_AT,
                  POSTS.UPDATED_AT,
                  row(USERS.ID, USERS.FULL_NAME).mapping(nullOnAllNull(User.Ref::new)),
                  multiset(select(TAGS.ID, TAGS.NAME).from(TAGS))
                      .convertFrom(tags -> tags.map(mapping(Tag::new))))
              .mapping(Post::new));

  private final RowReader<Record1<Post>> reader = RowReader.of(select(POST));
  private final Row row =
      new Columns(
          1L,
          "A title of usual length",
          "Lorem ipsum dolor ".repeat(30),
          "2026-01-06 09:00:00.25+00",
          "2026-01-06 09:00:00.25+00",
          7L,
          "Grace Hopper",
          "[[1, \"java\"], [2, \"postgresql\"], [3, \"sql\"]]");

  private final RowReader<Record1<List<User.Post>>> nested =
      RowReader.of(
          select(
              multiset(
                      select(
                              POSTS.ID,
                              POSTS.TITLE,
                              POSTS.CONTENT,
                              POSTS.CREATED_AT,
                              POSTS.UPDATED_AT)
                          .from(POSTS))
                  .convertFrom(posts -> posts.map(mapping(User.Post::new)))));
  private final Row postsOfUser =
      new Columns(
          Collections.nCopies(
                  10,
                  "[1, \"A title of usual length\", \""
                      + "Lorem ipsum dolor ".repeat(30)
                      + "\", \"2026-01-06T09:00:00.25+00:00\", \"2026-01-06T09:00:00.25+00:00\"]")
              .toString());

  @Benchmark
  public Post post() {
    return reader.read(row).value1();
  }

  @Benchmark
  public List<Post> pageOf20() {
    List<Post> posts = new ArrayList<>(20);
    for (int i = 0; i < 20; i++) {
      posts.add(reader.read(row).value1());
    }
    return posts;
  }

  @Benchmark
  public List<User.Post> tenOfUser() {
    return nested.read(postsOfUser).value1();
  }

  /** A row as the driver has it, once its bytes are values. */
  private record Columns(Object... values) implements Row {
    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
      return type.cast(values[index]);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
      throw new UnsupportedOperationException(name);
    }

    @Override
    public RowMetadata getMetadata() {
      throw new UnsupportedOperationException();
    }
  }
}
