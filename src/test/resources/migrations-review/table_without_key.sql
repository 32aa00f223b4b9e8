-- A table whose rows nothing tells apart.
-- expects: WARNING key; WARNING privileges-missing
-- locks: nothing
-- rewrites: nothing
create table visits (
  at timestamptz not null
);

comment on table  visits    is 'Visits to the site.';
comment on column visits.at is 'When it was.';
