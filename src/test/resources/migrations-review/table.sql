-- Everything is as db/README.md asks.
-- expects: nothing
-- locks: users SHARE_ROW_EXCLUSIVE; posts SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

create table bookmarks (
  id         bigint      generated always as identity,
  user_id    bigint      not null,
  post_id    bigint      not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint bookmarks_pkey primary key (id),
  constraint bookmarks_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint bookmarks_post_id_fkey foreign key (post_id) references posts (id) on delete cascade
);

create index bookmarks_user_id_idx on bookmarks (user_id, created_at, id);
create index bookmarks_post_id_idx on bookmarks (post_id);

comment on table  bookmarks            is 'Posts that users want to find again.';
comment on column bookmarks.id         is 'Identifies the bookmark for good.';
comment on column bookmarks.user_id    is 'Whose it is.';
comment on column bookmarks.post_id    is 'The post.';
comment on column bookmarks.created_at is 'When it was set.';
