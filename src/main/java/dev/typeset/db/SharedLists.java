package dev.typeset.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Lists of one query that share statements, as {@link SharedReads} do: those of one form, for each
 * of which the query is run within one statement, while the same list is read once. What is said
 * there of freshness, giving up and errors holds. It is for queries that cost much the same
 * whatever they are given: all who share wait for all of their lists.
 *
 * @param <P> what is asked for
 * @param <R> the type of its rows
 */
public final class SharedLists<P, R extends Record> {
  private final Prepared<P, R> one;
  private final Prepared<List<P>, Record2<Integer, R>> several;
  private final Forms<P, SharedReads<P, List<R>>> reads;

  /**
   * Lists.
   *
   * @param most how many of a form one statement may read, where the setting does not say fewer:
   *     what they hold is in memory at the same time
   * @param form the value that stands for all whose text is the same; an equal one each time
   * @param query given that value, and what makes the parameters
   */
  public SharedLists(
      Database database,
      ToIntFunction<P> most,
      UnaryOperator<P> form,
      BiFunction<P, Parts<P>, Select<R>> query) {
    this.one = new Prepared<>(form, query);
    this.several = Prepared.forEach(form, query);
    this.reads =
        new Forms<>(
            form,
            same -> new SharedReads<>(database, most.applyAsInt(same), this::rows, this::read));
  }

  /**
   * The rows, in any order. One statement, or none where another caller's brought them along; who
   * asks for the same has the same list.
   *
   * @param asked all that the rows depend on, and who may see them
   */
  public Mono<List<R>> find(P asked) {
    return reads.of(asked).find(asked);
  }

  /** The same in a unit of work. One statement. */
  public Mono<List<R>> rows(DSLContext dsl, P asked) {
    return one.with(dsl, asked).collectList();
  }

  /** The rows of each of these, with its number from 1 on. One statement. */
  Flux<Record2<Integer, R>> rowsOfEach(DSLContext dsl, List<P> asked) {
    return several.with(dsl, asked);
  }

  private Mono<Void> read(DSLContext dsl, Collection<P> all, SharedBatch.Taker<P, List<R>> taker) {
    List<P> asked = List.copyOf(all);
    if (asked.size() == 1) {
      P alone = asked.getFirst();
      return one.with(dsl, alone)
          .doOnNext(_ -> taker.answered())
          .collectList()
          .doOnNext(rows -> taker.take(alone, rows))
          .then();
    }
    List<List<R>> found = Stream.<List<R>>generate(ArrayList::new).limit(asked.size()).toList();
    return rowsOfEach(dsl, asked)
        .doOnNext(row -> {
          taker.answered();
          found.get(row.value1() - 1).add(row.value2());
        })
        .then(
            Mono.fromRunnable(() -> {
              for (int i = 0; i < found.size(); i++) {
                taker.take(asked.get(i), found.get(i));
              }
            }));
  }
}
