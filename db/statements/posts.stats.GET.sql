-- Route: GET /api/v1/posts/stats
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
-- Lock: sessions AccessShareLock
-- Lock: tokens AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Nested Loop
-- Plan:   ->  Nested Loop
-- Plan:         ->  Index Scan using tokens_pkey on tokens
-- Plan:               Index Cond: (hash = $1)
-- Plan:               Filter: (((kind)::text = 'access'::text) AND (expires_at > clock_timestamp()))
-- Plan:         ->  Index Scan using sessions_pkey on sessions
-- Plan:               Index Cond: (id = tokens.session_id)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = sessions.user_id)
-- Plan:         Filter: is_active

-- Lock: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- Plan: Aggregate
-- Plan:   ->  Seq Scan on posts

-- Parameter: $1 bigint = 5
-- Lock: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."author_id" = $1
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- Plan: Aggregate
-- Plan:   ->  Index Scan using posts_author_id_title_idx on posts
-- Plan:         Index Cond: (author_id = $1)

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Lock: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- Plan: Aggregate
-- Plan:   ->  Bitmap Heap Scan on posts
-- Plan:         Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:         ->  BitmapOr
-- Plan:               ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                     Index Cond: ((title)::text ~~* $1)
-- Plan:               ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                     Index Cond: ((content)::text ~~* $2)

-- Parameter: $1 bigint = 5001
-- Parameter: $2 text = %or%
-- Parameter: $3 text = %or%
-- Parameter: $4 text = %or%
-- Parameter: $5 text = %or%
-- Lock: posts AccessShareLock
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
-- Plan: Aggregate
-- Plan:   ->  Limit
-- Plan:         ->  Seq Scan on posts

-- Parameter: $1 text[] = {"tag2"}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Aggregate
-- Plan:   InitPlan 1
-- Plan:     ->  Hash Semi Join
-- Plan:           Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
-- Plan:           ->  Seq Scan on tags
-- Plan:           ->  Hash
-- Plan:                 ->  Function Scan on unnest wanted
-- Plan:   ->  Hash Semi Join
-- Plan:         Hash Cond: (posts.id = post_tags.post_id)
-- Plan:         ->  Seq Scan on posts
-- Plan:         ->  Hash
-- Plan:               ->  Index Only Scan using post_tags_tag_id_idx on post_tags
-- Plan:                     Index Cond: (tag_id = ANY ((InitPlan 1).col1))

-- Parameter: $1 text[] = {"tag2"}
-- Parameter: $2 text[] = {"tag2"}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Aggregate
-- Plan:   ->  Nested Loop
-- Plan:         ->  HashAggregate
-- Plan:               Group Key: post_tags.post_id
-- Plan:               Filter: (count(*) = (InitPlan 2).col1)
-- Plan:               InitPlan 1
-- Plan:                 ->  Hash Semi Join
-- Plan:                       Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
-- Plan:                       ->  Seq Scan on tags
-- Plan:                       ->  Hash
-- Plan:                             ->  Function Scan on unnest wanted
-- Plan:               InitPlan 2
-- Plan:                 ->  Aggregate
-- Plan:                       ->  Sort
-- Plan:                             Sort Key: (lower(wanted_1.name))
-- Plan:                             ->  Function Scan on unnest wanted_1
-- Plan:               ->  Index Only Scan using post_tags_tag_id_idx on post_tags
-- Plan:                     Index Cond: (tag_id = ANY ((InitPlan 1).col1))
-- Plan:         ->  Index Scan using posts_pkey on posts
-- Plan:               Index Cond: (id = post_tags.post_id)

-- Parameter: $1 timestamp with time zone = 2026-01-02 00:00:00+00:00
-- Lock: posts AccessShareLock
with "candidates" as (
  select "posts"."id", "posts"."author_id", "posts"."created_at", char_length("posts"."content") as "length"
  from "posts"
  where "posts"."created_at" < cast($1 as timestamp(6) with time zone)
)
select count(*), count(*), avg("candidates"."length"), null
from "candidates";
-- Plan: Aggregate
-- Plan:   ->  Seq Scan on posts
-- Plan:         Filter: (created_at < ($1)::timestamp(6) with time zone)

-- Lock: posts AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: (count(*)) DESC, users.id
-- Plan:                       ->  HashAggregate
-- Plan:                             Group Key: users.id
-- Plan:                             ->  Hash Join
-- Plan:                                   Hash Cond: (candidates_1.author_id = users.id)
-- Plan:                                   ->  CTE Scan on candidates candidates_1
-- Plan:                                   ->  Hash
-- Plan:                                         ->  Seq Scan on users
-- Plan:   ->  CTE Scan on candidates

-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: (count(*)) DESC, tags.id
-- Plan:                       ->  HashAggregate
-- Plan:                             Group Key: tags.id
-- Plan:                             ->  Hash Join
-- Plan:                                   Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                   ->  Hash Join
-- Plan:                                         Hash Cond: (post_tags.post_id = candidates_1.id)
-- Plan:                                         ->  Seq Scan on post_tags
-- Plan:                                         ->  Hash
-- Plan:                                               ->  CTE Scan on candidates candidates_1
-- Plan:                                   ->  Hash
-- Plan:                                         ->  Seq Scan on tags
-- Plan:   ->  CTE Scan on candidates

-- Lock: posts AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  GroupAggregate
-- Plan:                       Group Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text))
-- Plan:                       ->  Sort
-- Plan:                             Sort Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text)) DESC
-- Plan:                             ->  CTE Scan on candidates candidates_1
-- Plan:   ->  CTE Scan on candidates

-- Parameter: $1 bigint = 5001
-- Parameter: $2 text = %or%
-- Parameter: $3 text = %or%
-- Parameter: $4 text = %or%
-- Parameter: $5 text = %or%
-- Parameter: $6 text = %or%
-- Parameter: $7 text = %or%
-- Lock: posts AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Limit
-- Plan:           ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: (count(*)) DESC, users.id
-- Plan:                       ->  GroupAggregate
-- Plan:                             Group Key: users.id
-- Plan:                             ->  Sort
-- Plan:                                   Sort Key: users.id
-- Plan:                                   ->  Hash Join
-- Plan:                                         Hash Cond: (users.id = candidates_1.author_id)
-- Plan:                                         ->  Seq Scan on users
-- Plan:                                         ->  Hash
-- Plan:                                               ->  CTE Scan on candidates candidates_1
-- Plan:                                                     Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
-- Plan:   ->  CTE Scan on candidates

-- Parameter: $1 bigint = 5001
-- Parameter: $2 text = %or%
-- Parameter: $3 text = %or%
-- Parameter: $4 text = %or%
-- Parameter: $5 text = %or%
-- Parameter: $6 text = %or%
-- Parameter: $7 text = %or%
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Limit
-- Plan:           ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: (count(*)) DESC, tags.id
-- Plan:                       ->  HashAggregate
-- Plan:                             Group Key: tags.id
-- Plan:                             ->  Hash Join
-- Plan:                                   Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                   ->  Nested Loop
-- Plan:                                         ->  CTE Scan on candidates candidates_1
-- Plan:                                               Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
-- Plan:                                         ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                               Index Cond: (post_id = candidates_1.id)
-- Plan:                                   ->  Hash
-- Plan:                                         ->  Seq Scan on tags
-- Plan:   ->  CTE Scan on candidates

-- Parameter: $1 bigint = 5001
-- Parameter: $2 text = %or%
-- Parameter: $3 text = %or%
-- Parameter: $4 text = %or%
-- Parameter: $5 text = %or%
-- Parameter: $6 text = %or%
-- Parameter: $7 text = %or%
-- Lock: posts AccessShareLock
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
-- Plan: Aggregate
-- Plan:   CTE candidates
-- Plan:     ->  Limit
-- Plan:           ->  Seq Scan on posts
-- Plan:   InitPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Limit
-- Plan:                 ->  GroupAggregate
-- Plan:                       Group Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text))
-- Plan:                       ->  Sort
-- Plan:                             Sort Key: (to_char((candidates_1.created_at AT TIME ZONE 'UTC'::text), 'YYYY-MM'::text)) DESC
-- Plan:                             ->  CTE Scan on candidates candidates_1
-- Plan:                                   Filter: (((title)::text ~~* $6) OR ((content)::text ~~* $7))
-- Plan:   ->  CTE Scan on candidates
