package dev.typeset.posts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.typeset.core.About;
import dev.typeset.tags.Tag;
import dev.typeset.users.User;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Figures about posts.
 *
 * @param total how many there are
 * @param avgLength how many characters their content has on average; null where there are none
 * @param groups the same of each group, the largest first, months the newest first; at most {@value
 *     #MOST_GROUPS}; null where no groups were asked for
 */
public record PostStats(
    @About("How many posts there are.") long total,
    @About("How many characters their content has on average; null where there are none.")
        @Nullable Double avgLength,
    @About(
            value = "The groups, the largest first, months the newest first; at most 100.",
            optional = true)
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable List<Group> groups) {

  static final int MOST_GROUPS = 100;

  /** The figures of one author, tag or month: the one that the groups were asked by is there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Group(
      @About(value = "The author.", optional = true) User.@Nullable Ref author,
      @About(value = "The tag; a post counts for each that it carries.", optional = true)
          @Nullable Tag tag,
      @About(value = "The month of publication in UTC, as 2026-01.", optional = true)
          @Nullable String month,
      @About("How many posts there are.") long total,
      @About("How many characters their content has on average.") double avgLength) {}

  /** By what posts are grouped. */
  public enum GroupBy {
    AUTHOR,
    TAG,
    MONTH;

    /** As it is spelled in a URL. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
