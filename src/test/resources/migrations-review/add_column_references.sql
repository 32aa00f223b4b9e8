-- A new column that points to another table: its values are compared, one by one.
-- expects: BLOCKING foreign-key-read-at-once; WARNING foreign-key-index
-- locks: posts ACCESS_EXCLUSIVE; users SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts add column editor_id bigint constraint posts_editor_id_fkey references users (id);

comment on column posts.editor_id is 'The user who edited the post.';
