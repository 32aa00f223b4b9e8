-- GET /api/v1/posts/search
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

-- $1 text = lorem
-- $2 text = lorem
-- $3 text = lorem
-- $4 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $2::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($3, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $4),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: (search @@ (InitPlan 2).col1)
--                                 ->  Bitmap Index Scan on posts_search_idx
--                                       Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: (posts_3.search @@ (InitPlan 7).col1)
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 9
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 10
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 11
--                                             ->  CTE Scan on wanted wanted_4
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: ((title)::text %> (InitPlan 9).col1)
--                                                                   ->  Bitmap Index Scan on posts_keyword_idx
--                                                                         Index Cond: ((title)::text %> (InitPlan 9).col1)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 13
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 13).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 text = lorem
-- $3 text = lorem
-- $4 numeric = 1.634283
-- $5 bigint = 149
-- $6 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $2::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($3, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  where ("rank", "id") < ($4, $5)
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $6),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: (search @@ (InitPlan 2).col1)
--                                 ->  Bitmap Index Scan on posts_search_idx
--                                       Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     InitPlan 7
--                                       ->  CTE Scan on wanted wanted_3
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 8
--                                                                           ->  CTE Scan on wanted wanted_4
--                                                                         InitPlan 9
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 9).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: (posts_3.search @@ (InitPlan 8).col1)
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                                           Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) < ROW($4, $5))
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($4, $5))
--                                     ->  Limit
--                                           InitPlan 10
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 11
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 12
--                                             ->  CTE Scan on wanted wanted_5
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: ((title)::text %> (InitPlan 10).col1)
--                                                                   ->  Bitmap Index Scan on posts_keyword_idx
--                                                                         Index Cond: ((title)::text %> (InitPlan 10).col1)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 14
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 14).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 text = lorem
-- $3 text = lorem
-- $4 numeric = 1.634283
-- $5 bigint = 139
-- $6 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $2::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($3, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" asc, "id" asc) as "position", "rank"
  from "ranked"
  where ("rank", "id") > ($4, $5)
  order by "rank" asc, "id" asc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $6),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: (search @@ (InitPlan 2).col1)
--                                 ->  Bitmap Index Scan on posts_search_idx
--                                       Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     InitPlan 7
--                                       ->  CTE Scan on wanted wanted_3
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 8
--                                                                           ->  CTE Scan on wanted wanted_4
--                                                                         InitPlan 9
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 9).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: (posts_3.search @@ (InitPlan 8).col1)
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                                           Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) > ROW($4, $5))
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($4, $5))
--                                     ->  Limit
--                                           InitPlan 10
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 11
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 12
--                                             ->  CTE Scan on wanted wanted_5
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: ((title)::text %> (InitPlan 10).col1)
--                                                                   ->  Bitmap Index Scan on posts_keyword_idx
--                                                                         Index Cond: ((title)::text %> (InitPlan 10).col1)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 14
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 14).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = "a phrase"
-- $2 text = "a phrase"
-- $3 text = "a phrase"
-- $4 text = "a phrase"
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $2::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($3, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and false
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $4),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: (search @@ (InitPlan 2).col1)
--                                 ->  Bitmap Index Scan on posts_search_idx
--                                       Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_1.created_at DESC, matches_1.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_1.id, matches_1.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_1
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: (posts_3.search @@ (InitPlan 7).col1)
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_1.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: created_at DESC, id DESC
--                                                 ->  Result
--                                                       One-Time Filter: false
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 10
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 10).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 bigint = 5
-- $3 bigint = 5
-- $4 text = lorem
-- $5 text = lorem
-- $6 bigint = 5
-- $7 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and "posts"."author_id" = $2
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and "posts"."author_id" = $3
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $4::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($5, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and "posts"."author_id" = $6
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $7),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: ((author_id = $2) AND (search @@ (InitPlan 2).col1))
--                                 ->  BitmapAnd
--                                       ->  Bitmap Index Scan on posts_author_id_title_idx
--                                             Index Cond: (author_id = $2)
--                                       ->  Bitmap Index Scan on posts_search_idx
--                                             Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (posts_3.author_id = $3))
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 9
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 10
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 11
--                                             ->  CTE Scan on wanted wanted_4
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
--                                                       ->  Nested Loop Anti Join
--                                                             Join Filter: (matches_3.id = posts_5.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: ((author_id = $6) AND ((title)::text %> (InitPlan 9).col1))
--                                                                   ->  BitmapAnd
--                                                                         ->  Bitmap Index Scan on posts_author_id_title_idx
--                                                                               Index Cond: (author_id = $6)
--                                                                         ->  Bitmap Index Scan on posts_keyword_idx
--                                                                               Index Cond: ((title)::text %> (InitPlan 9).col1)
--                                                             ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 13
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 13).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 text = %ipsum%
-- $3 text = %ipsum%
-- $4 text = %ipsum%
-- $5 text = %ipsum%
-- $6 text = lorem
-- $7 text = lorem
-- $8 text = %ipsum%
-- $9 text = %ipsum%
-- $10 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and ("posts"."title" ilike $2 or "posts"."content" ilike $3)
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and ("posts"."title" ilike $4 or "posts"."content" ilike $5)
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $6::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($7, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and ("posts"."title" ilike $8 or "posts"."content" ilike $9)
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $10),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: ((search @@ (InitPlan 2).col1) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
--                                 ->  BitmapAnd
--                                       ->  Bitmap Index Scan on posts_search_idx
--                                             Index Cond: (search @@ (InitPlan 2).col1)
--                                       ->  BitmapOr
--                                             ->  Bitmap Index Scan on posts_keyword_idx
--                                                   Index Cond: ((title)::text ~~* $2)
--                                             ->  Bitmap Index Scan on posts_keyword_idx
--                                                   Index Cond: ((content)::text ~~* $3)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (((posts_3.title)::text ~~* $4) OR ((posts_3.content)::text ~~* $5)))
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 9
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 10
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 11
--                                             ->  CTE Scan on wanted wanted_4
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: ((((title)::text ~~* $8) AND ((title)::text %> (InitPlan 9).col1)) OR (((title)::text %> (InitPlan 9).col1) AND ((content)::text ~~* $9)))
--                                                                   Filter: ((title)::text %> (InitPlan 9).col1)
--                                                                   ->  BitmapOr
--                                                                         ->  Bitmap Index Scan on posts_keyword_idx
--                                                                               Index Cond: (((title)::text ~~* $8) AND ((title)::text %> (InitPlan 9).col1))
--                                                                         ->  Bitmap Index Scan on posts_keyword_idx
--                                                                               Index Cond: (((title)::text %> (InitPlan 9).col1) AND ((content)::text ~~* $9))
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 13
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 13).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 text[] = {tag2}
-- $3 text[] = {tag2}
-- $4 text = lorem
-- $5 text = lorem
-- $6 text[] = {tag2}
-- $7 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and "posts"."id" in (
            select "post_tags"."post_id"
            from "post_tags"
            where "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
          )
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and "posts"."id" in (
            select "post_tags"."post_id"
            from "post_tags"
            where "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($3 as text[])) as "wanted" ("name")
                )
              )
            )
          )
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $4::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($5, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and "posts"."id" in (
              select "post_tags"."post_id"
              from "post_tags"
              where "post_tags"."tag_id" = any (
                array(
                  select "tags"."id"
                  from "tags"
                  where lower("tags"."name") in (
                    select lower("wanted"."name") from unnest(cast($6 as text[])) as "wanted" ("name")
                  )
                )
              )
            )
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $7),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     InitPlan 4
--                       ->  Hash Semi Join
--                             Hash Cond: (lower((tags_1.name)::text) = lower(wanted_2.name))
--                             ->  Seq Scan on tags tags_1
--                             ->  Hash
--                                   ->  Function Scan on unnest wanted_2
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Hash Right Semi Join
--                                 Hash Cond: (post_tags_1.post_id = posts_1.id)
--                                 ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                       Index Cond: (tag_id = ANY ((InitPlan 4).col1))
--                                 ->  Hash
--                                       ->  Bitmap Heap Scan on posts posts_1
--                                             Recheck Cond: (search @@ (InitPlan 2).col1)
--                                             ->  Bitmap Index Scan on posts_search_idx
--                                                   Index Cond: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 7
--                                       ->  CTE Scan on wanted wanted_3
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 8
--                                                                           ->  CTE Scan on wanted wanted_4
--                                                                         InitPlan 9
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         InitPlan 10
--                                                                           ->  Hash Semi Join
--                                                                                 Hash Cond: (lower((tags_2.name)::text) = lower(wanted_5.name))
--                                                                                 ->  Seq Scan on tags tags_2
--                                                                                 ->  Hash
--                                                                                       ->  Function Scan on unnest wanted_5
--                                                                         ->  Sort
--                                                                               Sort Key: posts_3.created_at DESC, posts_3.id DESC
--                                                                               ->  Result
--                                                                                     One-Time Filter: ((InitPlan 9).col1 > 10000)
--                                                                                     ->  Hash Right Semi Join
--                                                                                           Hash Cond: (post_tags_2.post_id = posts_3.id)
--                                                                                           ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_2
--                                                                                                 Index Cond: (tag_id = ANY ((InitPlan 10).col1))
--                                                                                           ->  Hash
--                                                                                                 ->  Subquery Scan on posts_3
--                                                                                                       Filter: (posts_3.search @@ (InitPlan 8).col1)
--                                                                                                       ->  Limit
--                                                                                                             ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 11
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 12
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 13
--                                             ->  CTE Scan on wanted wanted_6
--                                           InitPlan 14
--                                             ->  Hash Semi Join
--                                                   Hash Cond: (lower((tags_3.name)::text) = lower(wanted_7.name))
--                                                   ->  Seq Scan on tags tags_3
--                                                   ->  Hash
--                                                         ->  Function Scan on unnest wanted_7
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 12).col1 < 5) AND (InitPlan 13).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Hash Right Semi Join
--                                                                   Hash Cond: (post_tags_3.post_id = posts_5.id)
--                                                                   ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_3
--                                                                         Index Cond: (tag_id = ANY ((InitPlan 14).col1))
--                                                                   ->  Hash
--                                                                         ->  Bitmap Heap Scan on posts posts_5
--                                                                               Recheck Cond: ((title)::text %> (InitPlan 11).col1)
--                                                                               ->  Bitmap Index Scan on posts_keyword_idx
--                                                                                     Index Cond: ((title)::text %> (InitPlan 11).col1)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 16
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 16).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 timestamp with time zone = 2026-01-01 00:10:00+00
-- $3 timestamp with time zone = 2026-01-01 00:10:00+00
-- $4 text = lorem
-- $5 text = lorem
-- $6 timestamp with time zone = 2026-01-01 00:10:00+00
-- $7 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and "posts"."created_at" >= cast($2 as timestamp(6) with time zone)
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and "posts"."created_at" >= cast($3 as timestamp(6) with time zone)
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $4::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($5, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and "posts"."created_at" >= cast($6 as timestamp(6) with time zone)
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $7),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: ((search @@ (InitPlan 2).col1) AND (created_at >= ($2)::timestamp(6) with time zone))
--                                 ->  BitmapAnd
--                                       ->  Bitmap Index Scan on posts_search_idx
--                                             Index Cond: (search @@ (InitPlan 2).col1)
--                                       ->  Bitmap Index Scan on posts_created_at_idx
--                                             Index Cond: (created_at >= ($2)::timestamp(6) with time zone)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (posts_3.created_at >= ($3)::timestamp(6) with time zone))
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 9
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 10
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 11
--                                             ->  CTE Scan on wanted wanted_4
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: (((title)::text %> (InitPlan 9).col1) AND (created_at >= ($6)::timestamp(6) with time zone))
--                                                                   ->  BitmapAnd
--                                                                         ->  Bitmap Index Scan on posts_keyword_idx
--                                                                               Index Cond: ((title)::text %> (InitPlan 9).col1)
--                                                                         ->  Bitmap Index Scan on posts_created_at_idx
--                                                                               Index Cond: (created_at >= ($6)::timestamp(6) with time zone)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 13
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 13).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 text[] = {tag2,tag3}
-- $3 text[] = {tag2,tag3}
-- $4 text[] = {tag2,tag3}
-- $5 text[] = {tag2,tag3}
-- $6 text = lorem
-- $7 text = lorem
-- $8 text[] = {tag2,tag3}
-- $9 text[] = {tag2,tag3}
-- $10 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and "posts"."id" in (
            select "post_tags"."post_id"
            from "post_tags"
            where "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
            group by "post_tags"."post_id"
            having count(*) = (
              select count(distinct lower("wanted"."name"))
              from unnest(cast($3 as text[])) as "wanted" ("name")
            )
          )
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and "posts"."id" in (
            select "post_tags"."post_id"
            from "post_tags"
            where "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($4 as text[])) as "wanted" ("name")
                )
              )
            )
            group by "post_tags"."post_id"
            having count(*) = (
              select count(distinct lower("wanted"."name"))
              from unnest(cast($5 as text[])) as "wanted" ("name")
            )
          )
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $6::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($7, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and "posts"."id" in (
              select "post_tags"."post_id"
              from "post_tags"
              where "post_tags"."tag_id" = any (
                array(
                  select "tags"."id"
                  from "tags"
                  where lower("tags"."name") in (
                    select lower("wanted"."name") from unnest(cast($8 as text[])) as "wanted" ("name")
                  )
                )
              )
              group by "post_tags"."post_id"
              having count(*) = (
                select count(distinct lower("wanted"."name"))
                from unnest(cast($9 as text[])) as "wanted" ("name")
              )
            )
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $10),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Nested Loop
--                                 ->  HashAggregate
--                                       Group Key: post_tags_1.post_id
--                                       Filter: (count(*) = (InitPlan 5).col1)
--                                       InitPlan 4
--                                         ->  Hash Semi Join
--                                               Hash Cond: (lower((tags_1.name)::text) = lower(wanted_2.name))
--                                               ->  Seq Scan on tags tags_1
--                                               ->  Hash
--                                                     ->  Function Scan on unnest wanted_2
--                                       InitPlan 5
--                                         ->  Aggregate
--                                               ->  Sort
--                                                     Sort Key: (lower(wanted_3.name))
--                                                     ->  Function Scan on unnest wanted_3
--                                       ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                             Index Cond: (tag_id = ANY ((InitPlan 4).col1))
--                                 ->  Index Scan using posts_pkey on posts posts_1
--                                       Index Cond: (id = post_tags_1.post_id)
--                                       Filter: (search @@ (InitPlan 2).col1)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 8).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 8).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 8
--                                       ->  CTE Scan on wanted wanted_4
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 9
--                                                                           ->  CTE Scan on wanted wanted_5
--                                                                         InitPlan 10
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Sort
--                                                                               Sort Key: posts_3.created_at DESC, posts_3.id DESC
--                                                                               ->  Result
--                                                                                     One-Time Filter: ((InitPlan 10).col1 > 10000)
--                                                                                     ->  Hash Join
--                                                                                           Hash Cond: (posts_3.id = post_tags_2.post_id)
--                                                                                           ->  Subquery Scan on posts_3
--                                                                                                 Filter: (posts_3.search @@ (InitPlan 9).col1)
--                                                                                                 ->  Limit
--                                                                                                       ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                                                                           ->  Hash
--                                                                                                 ->  HashAggregate
--                                                                                                       Group Key: post_tags_2.post_id
--                                                                                                       Filter: (count(*) = (InitPlan 12).col1)
--                                                                                                       InitPlan 11
--                                                                                                         ->  Hash Semi Join
--                                                                                                               Hash Cond: (lower((tags_2.name)::text) = lower(wanted_6.name))
--                                                                                                               ->  Seq Scan on tags tags_2
--                                                                                                               ->  Hash
--                                                                                                                     ->  Function Scan on unnest wanted_6
--                                                                                                       InitPlan 12
--                                                                                                         ->  Aggregate
--                                                                                                               ->  Sort
--                                                                                                                     Sort Key: (lower(wanted_7.name))
--                                                                                                                     ->  Function Scan on unnest wanted_7
--                                                                                                       ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_2
--                                                                                                             Index Cond: (tag_id = ANY ((InitPlan 11).col1))
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 13
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 14
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 15
--                                             ->  CTE Scan on wanted wanted_8
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 14).col1 < 5) AND (InitPlan 15).col1)
--                                                       ->  Nested Loop Anti Join
--                                                             Join Filter: (matches_3.id = posts_5.id)
--                                                             ->  Nested Loop
--                                                                   ->  HashAggregate
--                                                                         Group Key: post_tags_3.post_id
--                                                                         Filter: (count(*) = (InitPlan 17).col1)
--                                                                         InitPlan 16
--                                                                           ->  Hash Semi Join
--                                                                                 Hash Cond: (lower((tags_3.name)::text) = lower(wanted_9.name))
--                                                                                 ->  Seq Scan on tags tags_3
--                                                                                 ->  Hash
--                                                                                       ->  Function Scan on unnest wanted_9
--                                                                         InitPlan 17
--                                                                           ->  Aggregate
--                                                                                 ->  Sort
--                                                                                       Sort Key: (lower(wanted_10.name))
--                                                                                       ->  Function Scan on unnest wanted_10
--                                                                         ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags post_tags_3
--                                                                               Index Cond: (tag_id = ANY ((InitPlan 16).col1))
--                                                                   ->  Index Scan using posts_pkey on posts posts_5
--                                                                         Index Cond: (id = post_tags_3.post_id)
--                                                                         Filter: ((title)::text %> (InitPlan 13).col1)
--                                                             ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 19
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 19).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = lorem
-- $2 timestamp with time zone = 2026-01-02 00:00:00+00
-- $3 timestamp with time zone = 2026-01-02 00:00:00+00
-- $4 text = lorem
-- $5 text = lorem
-- $6 timestamp with time zone = 2026-01-02 00:00:00+00
-- $7 text = lorem
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "wanted" as materialized (select websearch_to_tsquery('english', $1) as "query"),
    "matches" as materialized (
      select "posts"."id", "posts"."created_at"
      from "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
          and "posts"."created_at" < cast($2 as timestamp(6) with time zone)
      )
      fetch next 10001 rows only
    ),
    "newest" as (
      select "posts"."id", "posts"."created_at"
      from (
        select "posts".*
        from "posts"
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 10000 rows only
      ) as "posts"
      where (
        ("posts"."search" @@ (select "wanted"."query" from "wanted"))
          and (select count(*) from "matches") > 10000
          and "posts"."created_at" < cast($3 as timestamp(6) with time zone)
      )
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 1000 rows only
    ),
    "candidates" as (
      select "id", "created_at"
      from "matches"
      union
      select "id", "created_at"
      from "newest"
      order by "created_at" desc, "id" desc
      fetch next 1000 rows only
    ),
    "forgiven" as materialized (
      select $4::text as "words", set_config('pg_trgm.word_similarity_threshold', '0.5', true) as "threshold"
    ),
    "ranked" as (
      (
        select "posts"."id",
          cast(
            1 + ts_rank_cd("posts"."search", (select "wanted"."query" from "wanted"), 33) as numeric(7, 6)
          ) as "rank"
        from "candidates"
        join "posts" on "posts"."id" = "candidates"."id"
      )
      union all (
        select "posts"."id", cast(word_similarity($5, "posts"."title") / 2 as numeric(7, 6)) as "rank"
        from "posts"
        where (
          ("posts"."title" %> (select "forgiven"."words" from "forgiven"))
            and (select count(*) from "matches") < 5
            and (select (querytree("wanted"."query") not in ('', 'T')) from "wanted")
            and not exists (select 1 as "one" from "matches" where "matches"."id" = "posts"."id")
            and "posts"."created_at" < cast($6 as timestamp(6) with time zone)
        )
        order by "posts"."created_at" desc, "posts"."id" desc
        fetch next 1000 rows only
      )
    )
  select "id", row_number() over (order by "rank" desc, "id" desc) as "position", "rank"
  from "ranked"
  order by "rank" desc, "id" desc
  fetch next 21 rows only
)
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  "page"."rank",
  ts_headline(
    'english',
      translate(left("posts"."content", 10000), '', '  '),
      websearch_to_tsquery('english', $7),
      'StartSel=, StopSel=, MaxFragments=2, MinWords=10, MaxWords=30, FragmentDelimiter=" … "'
  )
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE wanted
--               ->  Result
--             CTE matches
--               ->  Limit
--                     InitPlan 2
--                       ->  CTE Scan on wanted
--                     InitPlan 3
--                       ->  CTE Scan on wanted wanted_1
--                     ->  Result
--                           One-Time Filter: (InitPlan 3).col1
--                           ->  Bitmap Heap Scan on posts posts_1
--                                 Recheck Cond: ((search @@ (InitPlan 2).col1) AND (created_at < ($2)::timestamp(6) with time zone))
--                                 ->  BitmapAnd
--                                       ->  Bitmap Index Scan on posts_search_idx
--                                             Index Cond: (search @@ (InitPlan 2).col1)
--                                       ->  Bitmap Index Scan on posts_created_at_idx
--                                             Index Cond: (created_at < ($2)::timestamp(6) with time zone)
--             CTE forgiven
--               ->  Result
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
--                         ->  Append
--                               ->  Nested Loop
--                                     InitPlan 6
--                                       ->  CTE Scan on wanted wanted_2
--                                     ->  Limit
--                                           ->  Sort
--                                                 Sort Key: matches_2.created_at DESC, matches_2.id DESC
--                                                 ->  Unique
--                                                       ->  Sort
--                                                             Sort Key: matches_2.id, matches_2.created_at
--                                                             ->  Append
--                                                                   ->  CTE Scan on matches matches_2
--                                                                   ->  Limit
--                                                                         InitPlan 7
--                                                                           ->  CTE Scan on wanted wanted_3
--                                                                         InitPlan 8
--                                                                           ->  Aggregate
--                                                                                 ->  CTE Scan on matches
--                                                                         ->  Result
--                                                                               One-Time Filter: ((InitPlan 8).col1 > 10000)
--                                                                               ->  Subquery Scan on posts_3
--                                                                                     Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (posts_3.created_at < ($3)::timestamp(6) with time zone))
--                                                                                     ->  Limit
--                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
--                                     ->  Index Scan using posts_pkey on posts posts_2
--                                           Index Cond: (id = matches_2.id)
--                               ->  Subquery Scan on "*SELECT* 2"
--                                     ->  Limit
--                                           InitPlan 9
--                                             ->  CTE Scan on forgiven
--                                           InitPlan 10
--                                             ->  Aggregate
--                                                   ->  CTE Scan on matches matches_1
--                                           InitPlan 11
--                                             ->  CTE Scan on wanted wanted_4
--                                           ->  Sort
--                                                 Sort Key: posts_5.created_at DESC, posts_5.id DESC
--                                                 ->  Result
--                                                       One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
--                                                       ->  Hash Anti Join
--                                                             Hash Cond: (posts_5.id = matches_3.id)
--                                                             ->  Bitmap Heap Scan on posts posts_5
--                                                                   Recheck Cond: (((title)::text %> (InitPlan 9).col1) AND (created_at < ($6)::timestamp(6) with time zone))
--                                                                   ->  BitmapAnd
--                                                                         ->  Bitmap Index Scan on posts_keyword_idx
--                                                                               Index Cond: ((title)::text %> (InitPlan 9).col1)
--                                                                         ->  Bitmap Index Scan on posts_created_at_idx
--                                                                               Index Cond: (created_at < ($6)::timestamp(6) with time zone)
--                                                             ->  Hash
--                                                                   ->  CTE Scan on matches matches_3
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 13
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 13).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_created_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = %lorem%
-- $2 text = %lorem%
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             CTE matches
--               ->  Bitmap Heap Scan on posts posts_1
--                     Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
--                     ->  BitmapOr
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((title)::text ~~* $1)
--                           ->  Bitmap Index Scan on posts_keyword_idx
--                                 Index Cond: ((content)::text ~~* $2)
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: posts_2.created_at DESC, posts_2.id DESC
--                         ->  Hash Join
--                               Hash Cond: (posts_2.id = matches.id)
--                               ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
--                               ->  Hash
--                                     ->  CTE Scan on matches
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 3
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 3).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 text[] = {tag2}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from (
    select distinct "found"."post_id" as "id", "found"."post_created_at" as "created_at"
    from (
      select "tags"."id"
      from "tags"
      where lower("tags"."name") in (
        select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")
      )
    ) as "wanted_tags"
    cross join lateral (
      select "post_tags"."post_id", "post_tags"."post_created_at"
      from "post_tags"
      where "post_tags"."tag_id" = "wanted_tags"."id"
      order by "post_tags"."post_created_at" desc, "post_tags"."post_id" desc
      fetch next 21 rows only
    ) as "found"
  ) as "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY post_tags_1.post_created_at, post_tags_1.post_id ROWS UNBOUNDED PRECEDING)
--                   ->  Sort
--                         Sort Key: post_tags_1.post_created_at DESC, post_tags_1.post_id DESC
--                         ->  HashAggregate
--                               Group Key: post_tags_1.post_id, post_tags_1.post_created_at
--                               ->  Nested Loop
--                                     ->  Hash Semi Join
--                                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                                           ->  Seq Scan on tags tags_1
--                                           ->  Hash
--                                                 ->  Function Scan on unnest wanted
--                                     ->  Limit
--                                           ->  Index Only Scan Backward using post_tags_tag_id_post_created_at_idx on post_tags post_tags_1
--                                                 Index Cond: (tag_id = tags_1.id)
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- $1 bigint = 3
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $1 rows
  fetch next 21 rows only
)
select "page"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags"
from "page"
join "posts" on "posts"."id" = "page"."id"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "page"."id" from "page"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "page"."position";
-- plan:
--   Sort
--     Sort Key: page."position"
--     CTE page
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
--     ->  Hash Left Join
--           Hash Cond: (posts.id = page_tags.post_id)
--           ->  Nested Loop
--                 ->  Nested Loop
--                       ->  CTE Scan on page
--                       ->  Index Scan using posts_pkey on posts
--                             Index Cond: (id = page.id)
--                 ->  Index Scan using users_pkey on users
--                       Index Cond: (id = posts.author_id)
--           ->  Hash
--                 ->  Subquery Scan on page_tags
--                       ->  GroupAggregate
--                             Group Key: post_tags.post_id
--                             InitPlan 2
--                               ->  CTE Scan on page page_1
--                             ->  Sort
--                                   Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                                   ->  Hash Join
--                                         Hash Cond: (post_tags.tag_id = tags.id)
--                                         ->  Index Only Scan using post_tags_pkey on post_tags
--                                               Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                         ->  Hash
--                                               ->  Seq Scan on tags

-- locks: posts AccessShareLock
select count(*) from (select "posts"."id" from "posts") as "rows";
-- plan:
--   Aggregate
--     ->  Index Only Scan using posts_pkey on posts

-- locks: posts AccessShareLock
explain (format json) select "posts"."id" from "posts";

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "posts"
  order by "posts"."created_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_created_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" desc, "posts"."id" desc) as "position"
  from "posts"
  order by "posts"."updated_at" desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_updated_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by "posts"."updated_at" asc, "posts"."id" asc) as "position"
  from "posts"
  order by "posts"."updated_at" asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY posts_1.updated_at, posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_updated_at_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") asc, "posts"."id" asc) as "position"
  from "posts"
  order by (("posts"."title") collate "C") asc, "posts"."id" asc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan using posts_title_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)

-- $1 text = 1
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "posts" as (
  select "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    "posts"."author_id",
    row_number() over (order by (("posts"."title") collate "C") desc, "posts"."id" desc) as "position"
  from "posts"
  order by (("posts"."title") collate "C") desc, "posts"."id" desc
  fetch next 21 rows only
)
select "posts"."position",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  $1
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (array(select "posts"."id" from "posts"))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
order by "posts"."position";
-- plan:
--   Sort
--     Sort Key: posts."position"
--     CTE posts
--       ->  Limit
--             ->  WindowAgg
--                   Window: w1 AS (ORDER BY (posts_1.title)::character varying(200), posts_1.id ROWS UNBOUNDED PRECEDING)
--                   ->  Index Scan Backward using posts_title_idx on posts posts_1
--     ->  Nested Loop
--           ->  Hash Right Join
--                 Hash Cond: (post_tags.post_id = posts.id)
--                 ->  GroupAggregate
--                       Group Key: post_tags.post_id
--                       InitPlan 2
--                         ->  CTE Scan on posts posts_2
--                       ->  Sort
--                             Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                             ->  Hash Join
--                                   Hash Cond: (post_tags.tag_id = tags.id)
--                                   ->  Index Only Scan using post_tags_pkey on post_tags
--                                         Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                                   ->  Hash
--                                         ->  Seq Scan on tags
--                 ->  Hash
--                       ->  CTE Scan on posts
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)
