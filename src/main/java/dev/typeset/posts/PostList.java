package dev.typeset.posts;

import dev.typeset.core.PageRequest;

/**
 * What is asked for of a list of posts.
 *
 * @param filter which posts
 * @param sort in which order
 * @param page which part of them
 */
record PostList(PostFilter filter, PostSort sort, PageRequest page) {
  /**
   * Whether it may share a statement with others of its form: it costs much the same whatever the
   * values, since an index has its order, and a bounded number of its entries is read.
   */
  boolean isShared() {
    return page.skip() == 0
        && page.count() == PageRequest.Count.NONE
        && (filter.equals(PostFilter.NONE) || filter.hasOnlyAuthor() || isOfTagsByPublication());
  }

  /** Whether an index has the posts of each tag in the order that is asked for. */
  boolean isOfTagsByPublication() {
    return filter.hasOnlyAnyOfTags() && sort.isByPublication();
  }

  /** The same with other values where the statement has parameters. */
  PostList form() {
    return new PostList(filter.form(), sort, page.form());
  }
}
