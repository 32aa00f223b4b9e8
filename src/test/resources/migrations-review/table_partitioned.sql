-- A kind of table that make schema has no words for.
-- expects: WARNING kind-of-object; WARNING kind-of-object; WARNING privileges-missing
-- locks: nothing
-- rewrites: nothing
create table visits (
  id bigint generated always as identity,
  at timestamptz not null,
  constraint visits_pkey primary key (id, at)
) partition by range (at);

create table visits_2026 partition of visits for values from ('2026-01-01') to ('2027-01-01');

comment on table  visits    is 'Visits to the site.';
comment on column visits.id is 'Identifies the visit for good.';
comment on column visits.at is 'When it was.';
comment on table visits_2026 is 'Those of 2026.';
comment on column visits_2026.id is 'Identifies the visit for good.';
comment on column visits_2026.at is 'When it was.';
