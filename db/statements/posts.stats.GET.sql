-- GET /api/v1/posts/stats
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
-- locks: sessions AccessShareLock, tokens AccessShareLock, users AccessShareLock
select "users"."id", ("users"."role" = 'admin'), "sessions"."id"
from "tokens"
join "sessions" on "sessions"."id" = "tokens"."session_id"
join "users" on "users"."id" = "sessions"."user_id"
where (
  "tokens"."hash" = $1
    and "tokens"."kind" = 'access'
    and "tokens"."expires_at" > clock_timestamp()
    and "users"."is_active"
);
-- plan:
--   Nested Loop
--     ->  Nested Loop
--           ->  Index Scan using tokens_pkey on tokens
--                 Index Cond: (hash = $1)
--                 Filter: (((kind)::text = 'access'::text) AND (expires_at > clock_timestamp()))
--           ->  Index Scan using sessions_pkey on sessions
--                 Index Cond: (id = tokens.session_id)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = sessions.user_id)
--           Filter: is_active

-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Seq Scan on posts

-- $1 bigint = 5
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."author_id" = $1
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Index Scan using posts_author_id_title_idx on posts
--           Index Cond: (author_id = $1)

-- $1 text = %lorem%
-- $2 text = %lorem%
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Bitmap Heap Scan on posts
--           Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--           ->  BitmapOr
--                 ->  Bitmap Index Scan on posts_keyword_idx
--                       Index Cond: ((title)::text ~~* $1)
--                 ->  Bitmap Index Scan on posts_keyword_idx
--                       Index Cond: ((content)::text ~~* $2)

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 text = %or%
-- $5 text = %or%
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id",
    "posts"."author_id",
    "posts"."created_at",
    "posts"."title",
    "posts"."content",
    char_length("posts"."content") as "length"
  from "posts"
  fetch next $1 rows only
)
select count(*),
  count(*) filter (where ("candidates"."title" ilike $2 or "candidates"."content" ilike $3)),
  avg("candidates"."length") filter (
    where ("candidates"."title" ilike $4 or "candidates"."content" ilike $5)
  ),
  null
from "candidates";
-- plan:
--   Aggregate
--     ->  Limit
--           ->  Seq Scan on posts

-- $1 text[] = {"tag2"}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."id" in (
    select "post_tags"."post_id"
    from "post_tags"
    where "post_tags"."tag_id" = any (
      array(
        select "tags"."id"
        from "tags"
        where lower("tags"."name") in (
          select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
        )
      )
    )
  )
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     InitPlan 1
--       ->  Hash Semi Join
--             Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
--             ->  Seq Scan on tags
--             ->  Hash
--                   ->  Function Scan on unnest wanted
--     ->  Hash Semi Join
--           Hash Cond: (posts.id = post_tags.post_id)
--           ->  Seq Scan on posts
--           ->  Hash
--                 ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                       Index Cond: (tag_id = ANY ((InitPlan 1).col1))

-- $1 text[] = {"tag2"}
-- $2 text[] = {"tag2"}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."id" in (
    select "post_tags"."post_id"
    from "post_tags"
    where "post_tags"."tag_id" = any (
      array(
        select "tags"."id"
        from "tags"
        where lower("tags"."name") in (
          select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
        )
      )
    )
    group by "post_tags"."post_id"
    having count(*) = (
      select count(distinct lower("wanted"."name")) from unnest(cast($2 as text[])) as "wanted" ("name")
    )
  )
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Nested Loop
--           ->  HashAggregate
--                 Group Key: post_tags.post_id
--                 Filter: (count(*) = (InitPlan 2).col1)
--                 InitPlan 1
--                   ->  Hash Semi Join
--                         Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
--                         ->  Seq Scan on tags
--                         ->  Hash
--                               ->  Function Scan on unnest wanted
--                 InitPlan 2
--                   ->  Aggregate
--                         ->  Sort
--                               Sort Key: (lower(wanted_1.name))
--                               ->  Function Scan on unnest wanted_1
--                 ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                       Index Cond: (tag_id = ANY ((InitPlan 1).col1))
--           ->  Index Scan using posts_pkey on posts
--                 Index Cond: (id = post_tags.post_id)

-- $1 timestamp with time zone = 2026-01-01 00:10:00+00:00
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."created_at" >= cast($1 as timestamp(6) with time zone)
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Seq Scan on posts
--           Filter: (created_at >= ($1)::timestamp(6) with time zone)

-- $1 timestamp with time zone = 2026-01-02 00:00:00+00:00
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."created_at" < cast($1 as timestamp(6) with time zone)
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- plan:
--   Aggregate
--     ->  Seq Scan on posts
--           Filter: (created_at < ($1)::timestamp(6) with time zone)

-- locks: posts AccessShareLock, users AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
)
select count(*),
  count(*),
  avg("candidates"."length"),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3")), json_build_array())
    from (
      select "users"."id" as "v0",
        "users"."full_name" as "v1",
        count(*) as "v2",
        avg("candidates"."length") as "v3"
      from "candidates"
      join "users" on "users"."id" = "candidates"."author_id"
      group by "users"."id"
      order by count(*) desc, "users"."id"
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  Sort
--                         Sort Key: (count(*)) DESC, users.id
--                         ->  HashAggregate
--                               Group Key: users.id
--                               ->  Hash Join
--                                     Hash Cond: (candidates_1.author_id = users.id)
--                                     ->  CTE Scan on candidates candidates_1
--                                     ->  Hash
--                                           ->  Seq Scan on users
--     ->  CTE Scan on candidates

-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
)
select count(*),
  count(*),
  avg("candidates"."length"),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3")), json_build_array())
    from (
      select "tags"."id" as "v0", "tags"."name" as "v1", count(*) as "v2", avg("candidates"."length") as "v3"
      from "candidates"
      join "post_tags" on "post_tags"."post_id" = "candidates"."id"
      join "tags" on "tags"."id" = "post_tags"."tag_id"
      group by "tags"."id"
      order by count(*) desc, "tags"."id"
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  Sort
--                         Sort Key: (count(*)) DESC, tags.id
--                         ->  HashAggregate
--                               Group Key: tags.id
--                               ->  Hash Join
--                                     Hash Cond: (post_tags.tag_id = tags.id)
--                                     ->  Hash Join
--                                           Hash Cond: (post_tags.post_id = candidates_1.id)
--                                           ->  Seq Scan on post_tags
--                                           ->  Hash
--                                                 ->  CTE Scan on candidates candidates_1
--                                     ->  Hash
--                                           ->  Seq Scan on tags
--     ->  CTE Scan on candidates

-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
)
select count(*),
  count(*),
  avg("candidates"."length"),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2")), json_build_array())
    from (
      select to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM') as "v0",
        count(*) as "v1",
        avg("candidates"."length") as "v2"
      from "candidates"
      group by to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM')
      order by to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM') desc
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  GroupAggregate
--                         Group Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text))
--                         ->  Sort
--                               Sort Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text)) DESC
--                               ->  CTE Scan on candidates candidates_1
--     ->  CTE Scan on candidates

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 text = %or%
-- $5 text = %or%
-- $6 text = %or%
-- $7 text = %or%
-- locks: posts AccessShareLock, users AccessShareLock
with "candidates" as (
  select "posts"."id",
    "posts"."author_id",
    "posts"."created_at",
    "posts"."title",
    "posts"."content",
    char_length("posts"."content") as "length"
  from "posts"
  fetch next $1 rows only
)
select count(*),
  count(*) filter (where ("candidates"."title" ilike $2 or "candidates"."content" ilike $3)),
  avg("candidates"."length") filter (
    where ("candidates"."title" ilike $4 or "candidates"."content" ilike $5)
  ),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3")), json_build_array())
    from (
      select "users"."id" as "v0",
        "users"."full_name" as "v1",
        count(*) as "v2",
        avg("candidates"."length") as "v3"
      from "candidates"
      join "users" on "users"."id" = "candidates"."author_id"
      where ("candidates"."title" ilike $6 or "candidates"."content" ilike $7)
      group by "users"."id"
      order by count(*) desc, "users"."id"
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Limit
--             ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  Sort
--                         Sort Key: (count(*)) DESC, users.id
--                         ->  GroupAggregate
--                               Group Key: users.id
--                               ->  Sort
--                                     Sort Key: users.id
--                                     ->  Hash Join
--                                           Hash Cond: (users.id = candidates_1.author_id)
--                                           ->  Seq Scan on users
--                                           ->  Hash
--                                                 ->  CTE Scan on candidates candidates_1
--                                                       Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
--     ->  CTE Scan on candidates

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 text = %or%
-- $5 text = %or%
-- $6 text = %or%
-- $7 text = %or%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock
with "candidates" as (
  select "posts"."id",
    "posts"."author_id",
    "posts"."created_at",
    "posts"."title",
    "posts"."content",
    char_length("posts"."content") as "length"
  from "posts"
  fetch next $1 rows only
)
select count(*),
  count(*) filter (where ("candidates"."title" ilike $2 or "candidates"."content" ilike $3)),
  avg("candidates"."length") filter (
    where ("candidates"."title" ilike $4 or "candidates"."content" ilike $5)
  ),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2", t."v3")), json_build_array())
    from (
      select "tags"."id" as "v0", "tags"."name" as "v1", count(*) as "v2", avg("candidates"."length") as "v3"
      from "candidates"
      join "post_tags" on "post_tags"."post_id" = "candidates"."id"
      join "tags" on "tags"."id" = "post_tags"."tag_id"
      where ("candidates"."title" ilike $6 or "candidates"."content" ilike $7)
      group by "tags"."id"
      order by count(*) desc, "tags"."id"
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Limit
--             ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  Sort
--                         Sort Key: (count(*)) DESC, tags.id
--                         ->  HashAggregate
--                               Group Key: tags.id
--                               ->  Hash Join
--                                     Hash Cond: (post_tags.tag_id = tags.id)
--                                     ->  Nested Loop
--                                           ->  CTE Scan on candidates candidates_1
--                                                 Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
--                                           ->  Index Only Scan using post_tags_pkey on post_tags
--                                                 Index Cond: (post_id = candidates_1.id)
--                                     ->  Hash
--                                           ->  Seq Scan on tags
--     ->  CTE Scan on candidates

-- $1 bigint = 5001
-- $2 text = %or%
-- $3 text = %or%
-- $4 text = %or%
-- $5 text = %or%
-- $6 text = %or%
-- $7 text = %or%
-- locks: posts AccessShareLock
with "candidates" as (
  select "posts"."id",
    "posts"."author_id",
    "posts"."created_at",
    "posts"."title",
    "posts"."content",
    char_length("posts"."content") as "length"
  from "posts"
  fetch next $1 rows only
)
select count(*),
  count(*) filter (where ("candidates"."title" ilike $2 or "candidates"."content" ilike $3)),
  avg("candidates"."length") filter (
    where ("candidates"."title" ilike $4 or "candidates"."content" ilike $5)
  ),
  (
    select coalesce(json_agg(json_build_array(t."v0", t."v1", t."v2")), json_build_array())
    from (
      select to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM') as "v0",
        count(*) as "v1",
        avg("candidates"."length") as "v2"
      from "candidates"
      where ("candidates"."title" ilike $6 or "candidates"."content" ilike $7)
      group by to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM')
      order by to_char("candidates"."created_at" at time zone 'UTC', 'YYYY-MM') desc
      fetch next 100 rows only
    ) as t
  )
from "candidates";
-- plan:
--   Aggregate
--     CTE candidates
--       ->  Limit
--             ->  Seq Scan on posts
--     InitPlan 2
--       ->  Aggregate
--             ->  Limit
--                   ->  GroupAggregate
--                         Group Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text))
--                         ->  Sort
--                               Sort Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text)) DESC
--                               ->  CTE Scan on candidates candidates_1
--                                     Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
--     ->  CTE Scan on candidates
