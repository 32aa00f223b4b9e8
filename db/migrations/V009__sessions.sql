set local lock_timeout = '2s';

create table sessions (
  id           bigint       generated always as identity,
  user_id      bigint       not null,
  user_agent   varchar(255),
  created_at   timestamptz  not null default clock_timestamp(),
  refreshed_at timestamptz  not null default clock_timestamp(),
  expires_at   timestamptz  not null,
  constraint sessions_pkey primary key (id),
  constraint sessions_user_id_fkey foreign key (user_id) references users (id) on delete cascade
);

create index sessions_user_id_idx on sessions (user_id, created_at, id);
create index sessions_expires_at_idx on sessions (expires_at);

create table tokens (
  hash       bytea       not null,
  session_id bigint      not null,
  kind       varchar(10) not null,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint tokens_pkey primary key (hash),
  constraint tokens_session_id_fkey foreign key (session_id) references sessions (id) on delete cascade,
  constraint tokens_hash_check check (octet_length(hash) = 32),
  constraint tokens_kind_check check (kind::text in ('access', 'refresh'))
);

create index tokens_session_id_idx on tokens (session_id, kind, expires_at);

comment on table  sessions              is 'Sign-ins of users: what began with a password, and lasts until it is ended.';
comment on column sessions.id           is 'Identifies the sign-in for good.';
comment on column sessions.user_id      is 'Who signed in.';
comment on column sessions.user_agent   is 'User-Agent of the program that signed in, to tell sign-ins apart; null where it sent none.';
comment on column sessions.created_at   is 'When the user signed in.';
comment on column sessions.refreshed_at is 'When the tokens of the sign-in were last renewed.';
comment on column sessions.expires_at   is 'When the user must sign in again.';

comment on table  tokens            is 'What callers show to be known, as hashes alone; all of a sign-in go with it.';
comment on column tokens.hash       is 'SHA-256 of the token.';
comment on column tokens.session_id is 'The sign-in that the token belongs to.';
comment on column tokens.kind       is 'What it is good for: access for requests, refresh for new tokens, once.';
comment on column tokens.created_at is 'When it was given out.';
comment on column tokens.expires_at is 'From when on it is worth nothing.';
comment on column tokens.used_at    is 'When a refresh token was used up; one that comes again after that ends the sign-in.';
