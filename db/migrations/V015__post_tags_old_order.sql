-- The index of V014 begins with the tag as well.
drop index concurrently post_tags_tag_id_idx;
