package dev.typeset.db;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is made once for all values of one form, and kept for those forms that were asked for last.
 *
 * @param <P> the type of the values
 * @param <M> the type of what is made
 */
final class Forms<P, M> {
  private static final int MOST = 256;

  private final UnaryOperator<P> form;
  private final Function<P, M> make;
  private final Map<P, M> kept = Collections.synchronizedMap(new Latest<>());

  /**
   * Nothing is made yet.
   *
   * @param form the value that stands for all of its form; an equal one each time
   * @param make makes it of that value
   */
  Forms(UnaryOperator<P> form, Function<P, M> make) {
    this.form = form;
    this.make = make;
  }

  /** What was made for the form of this value. */
  M of(P value) {
    P same = form.apply(value);
    @Nullable M made = kept.get(same);
    if (made == null) {
      // Outside of the lock, which others would wait for. Of two the first stays.
      M ours = make.apply(same);
      @Nullable M theirs = kept.putIfAbsent(same, ours);
      made = theirs == null ? ours : theirs;
    }
    return made;
  }

  private static final class Latest<P, M> extends LinkedHashMap<P, M> {
    private static final long serialVersionUID = 1;

    Latest() {
      super(MOST, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<P, M> eldest) {
      return size() > MOST;
    }
  }
}
