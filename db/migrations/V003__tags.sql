create table tags (
  id         bigint      generated always as identity,
  name       varchar(50) not null,
  version    bigint      not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  constraint tags_pkey primary key (id),
  constraint tags_name_check check (name ~ '[^[:space:]]' and name !~ '[\x01-\x1f\x7f-\x9f]')
);

-- Unique without regard to case, as users_email_key is.
create unique index tags_name_key on tags (lower(name));
create index tags_name_idx on tags (name collate "C");

comment on table  tags            is 'Words that posts are filed under.';
comment on column tags.id         is 'Identifies the tag for good.';
comment on column tags.name       is 'Name of the tag, unique without regard to case, without control characters.';
comment on column tags.version    is 'Raised by each update; what lost-update checks compare.';
comment on column tags.created_at is 'When the tag was first used.';
comment on column tags.updated_at is 'When the tag was last renamed; moves forward on every change.';
