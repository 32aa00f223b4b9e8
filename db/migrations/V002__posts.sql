-- For substrings (keyword) and, later, for forgiving typing errors. A trusted extension: the owner of the database may create it.
create extension if not exists pg_trgm;

create table posts (
  id         bigint          generated always as identity,
  author_id  bigint          not null,
  title      varchar(200)    not null,
  content    varchar(100000) not null,
  version    bigint          not null default 1,
  created_at timestamptz     not null default clock_timestamp(),
  updated_at timestamptz     not null default clock_timestamp(),
  search     tsvector        not null generated always as (
    setweight(to_tsvector('english', title), 'A') || setweight(to_tsvector('english', content), 'B')) stored,
  constraint posts_pkey primary key (id),
  constraint posts_author_id_fkey foreign key (author_id) references users (id),
  constraint posts_title_check check (title ~ '[^[:space:]]'),
  constraint posts_content_check check (content ~ '[^[:space:]]')
);

-- One pair for each sort: all posts, and one author's. The id breaks ties, so that an index scan alone gives the order.
create index posts_created_at_idx           on posts (created_at, id);
create index posts_updated_at_idx           on posts (updated_at, id);
create index posts_title_idx                on posts (title collate "C", id);
create index posts_author_id_created_at_idx on posts (author_id, created_at, id);
create index posts_author_id_updated_at_idx on posts (author_id, updated_at, id);
create index posts_author_id_title_idx      on posts (author_id, title collate "C", id);

create index posts_keyword_idx on posts using gin (title gin_trgm_ops, content gin_trgm_ops);
create index posts_search_idx  on posts using gin (search);

comment on table  posts            is 'What users publish.';
comment on column posts.id         is 'Identifies the post for good.';
comment on column posts.author_id  is 'The user who wrote the post.';
comment on column posts.title      is 'Title of the post, not blank.';
comment on column posts.content    is 'Text of the post, not blank.';
comment on column posts.version    is 'Raised by each update, one of its tags included; what lost-update checks compare.';
comment on column posts.created_at is 'When the post was published.';
comment on column posts.updated_at is 'When the post last changed; moves forward on every change.';
comment on column posts.search     is 'The words of title (weight A) and content (weight B), stemmed as English, for full text search.';
