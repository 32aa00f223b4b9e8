set local lock_timeout = '2s';

-- allow: rows of post_tags come and go and are never changed; for once, taking a tag off a post waits for this
update post_tags set post_created_at = posts.created_at
from posts
where posts.id = post_tags.post_id and post_tags.post_created_at is null;

alter table post_tags validate constraint post_tags_post_created_at_null_check;
