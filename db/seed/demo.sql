-- Demo data: small, the same every time, and safe to run again. Nobody can sign in as these users: '!' is no hash.
insert into users (email, hashed_password, full_name) values
  ('ada@example.com',   '!', 'Ada Example'),
  ('grace@example.com', '!', 'Grace Example'),
  ('linus@example.com', '!', null)
on conflict do nothing;

insert into tags (name) values ('jooq'), ('postgresql'), ('java'), ('reactive'), ('sql')
on conflict do nothing;

with demo (n, email, title, content) as (values
  (1, 'ada@example.com',   'One statement is enough',
   'A post, its author and its tags come from PostgreSQL in one statement: the tags are nested rows, not a second query.'),
  (2, 'ada@example.com',   'Plain SQL is the source of truth',
   'A migration adds a column, the code generator turns it into a typed field, and the compiler lists what to change.'),
  (3, 'grace@example.com', 'Committed means committed',
   'A write is answered only after COMMIT. Whoever reads the answer can read the row, from any connection.'),
  (4, 'grace@example.com', 'Reading without blocking',
   'A request waits on a virtual thread or not at all; the driver keeps the sockets busy with a handful of event loops.'),
  (5, 'linus@example.com', 'Limits live in the schema',
   'varchar(200) is the length that the API checks, that its error names, and that the documentation shows.')
)
insert into posts (author_id, title, content, created_at, updated_at)
select users.id, demo.title, demo.content,
       timestamptz '2026-01-01 09:00:00Z' + demo.n * interval '1 day', timestamptz '2026-01-01 09:00:00Z' + demo.n * interval '1 day'
from demo
join users on users.email = demo.email
where not exists (select from posts where posts.author_id = users.id and posts.title = demo.title)
order by demo.n;

insert into post_tags (post_id, tag_id)
select posts.id, tags.id
from (values
  ('One statement is enough', 'jooq'), ('One statement is enough', 'sql'), ('One statement is enough', 'postgresql'),
  ('Plain SQL is the source of truth', 'jooq'), ('Plain SQL is the source of truth', 'sql'), ('Plain SQL is the source of truth', 'java'),
  ('Committed means committed', 'postgresql'), ('Committed means committed', 'reactive'),
  ('Reading without blocking', 'java'), ('Reading without blocking', 'reactive'),
  ('Limits live in the schema', 'sql')
) as demo (title, tag)
join posts on posts.title = demo.title
join users on users.id = posts.author_id and users.email in ('ada@example.com', 'grace@example.com', 'linus@example.com')
join tags on tags.name = demo.tag
on conflict do nothing;
