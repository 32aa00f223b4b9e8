-- No index under the key: deleting a user reads all posts.
-- expects: WARNING foreign-key-index
-- locks: posts ACCESS_EXCLUSIVE; users SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

alter table posts
  add column editor_id bigint,
  add constraint posts_editor_id_fkey foreign key (editor_id) references users (id) not valid;

comment on column posts.editor_id is 'The user who edited the post.';
