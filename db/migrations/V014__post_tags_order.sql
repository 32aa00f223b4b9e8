-- From a tag to its posts in the order of their publication, a page as cheap for a tag on all posts as for a rare one.
create index concurrently post_tags_tag_id_post_created_at_idx on post_tags (tag_id, post_created_at, post_id);
