create table post_tags (
  post_id bigint not null,
  tag_id  bigint not null,
  constraint post_tags_pkey primary key (post_id, tag_id),
  constraint post_tags_post_id_fkey foreign key (post_id) references posts (id) on delete cascade,
  constraint post_tags_tag_id_fkey foreign key (tag_id) references tags (id) on delete cascade
);

-- From a tag to its posts, the newest first; the primary key leads from a post to its tags.
create index post_tags_tag_id_idx on post_tags (tag_id, post_id);

comment on table  post_tags         is 'Which tags a post carries.';
comment on column post_tags.post_id is 'The post.';
comment on column post_tags.tag_id  is 'A tag of that post.';
