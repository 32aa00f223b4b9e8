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
  /** The same with other values where the statement has parameters. */
  PostList form() {
    return new PostList(filter.form(), sort, page.form());
  }
}
