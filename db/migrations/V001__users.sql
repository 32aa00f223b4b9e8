create table users (
  id              bigint        generated always as identity,
  email           varchar(255)  not null,
  hashed_password varchar(255)  not null,
  full_name       varchar(100),
  is_active       boolean       not null default true,
  version         bigint        not null default 1,
  created_at      timestamptz   not null default clock_timestamp(),
  updated_at      timestamptz   not null default clock_timestamp(),
  constraint users_pkey primary key (id),
  constraint users_email_check check (email ~ '^[^@[:space:]]+@[^@[:space:]]+$'),
  constraint users_full_name_check check (full_name ~ '[^[:space:]]')
);

-- Unique without regard to case. An expression cannot carry a constraint, so the index carries the name that one would have.
create unique index users_email_key on users (lower(email));
create index users_created_at_idx on users (created_at, id);
create index users_updated_at_idx on users (updated_at, id);

comment on table  users                 is 'People who write posts.';
comment on column users.id              is 'Identifies the user for good.';
comment on column users.email           is 'Address of the user, unique without regard to case.';
comment on column users.hashed_password is 'Argon2id hash of the password as a PHC string; never leaves the service.';
comment on column users.full_name       is 'Name to show, or null where the user gave none.';
comment on column users.is_active       is 'Whether the user may act; false for one who was deactivated.';
comment on column users.version         is 'Raised by each update; what lost-update checks compare.';
comment on column users.created_at      is 'When the user signed up.';
comment on column users.updated_at      is 'When the user last changed; moves forward on every change.';
