set local lock_timeout = '2s';

create index post_tags_tag_id_idx on post_tags (tag_id, post_id);
