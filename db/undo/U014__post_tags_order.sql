set local lock_timeout = '2s';

drop index post_tags_tag_id_post_created_at_idx;
