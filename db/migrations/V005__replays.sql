create table replays (
  scope      bytea       not null,
  body       bytea       not null,
  user_id    bigint,
  status     integer     not null,
  location   varchar(255),
  etag       varchar(255),
  answer     bytea       not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint replays_pkey primary key (scope),
  constraint replays_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
  constraint replays_scope_check check (octet_length(scope) = 32),
  constraint replays_body_check check (octet_length(body) = 32),
  constraint replays_status_check check (status between 200 and 299)
);

create index replays_user_id_idx on replays (user_id);
create index replays_created_at_idx on replays (created_at);

comment on table  replays            is 'What writes with an Idempotency-Key answered, for 24 hours.';
comment on column replays.scope      is 'HMAC of method, path and key; for callers who are nobody yet, of the body too.';
comment on column replays.body       is 'HMAC of the body that the key came with.';
comment on column replays.user_id    is 'The person that the answer tells of, with whom it is erased; null where it tells of none.';
comment on column replays.status     is 'Status of the answer.';
comment on column replays.location   is 'Location of the answer, or null where it has none.';
comment on column replays.etag       is 'ETag of the answer, or null where it has none.';
comment on column replays.answer     is 'Body of the answer, byte for byte.';
comment on column replays.created_at is 'When the answer was kept, just before COMMIT; a day later it may be forgotten.';
