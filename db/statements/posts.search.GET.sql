-- Route: GET /api/v1/posts/search
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

-- Parameter: $1 text = lorem
-- Parameter: $2 text = lorem
-- Parameter: $3 text = lorem
-- Parameter: $4 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                               ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                     Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 7
-- Plan:                                                                         ->  CTE Scan on wanted wanted_3
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 8).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: (posts_3.search @@ (InitPlan 7).col1)
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 9
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  CTE Scan on wanted wanted_4
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((title)::text %> (InitPlan 9).col1)
-- Plan:                                                                 ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                       Index Cond: ((title)::text %> (InitPlan 9).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 13
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 13).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text = lorem
-- Parameter: $3 text = lorem
-- Parameter: $4 numeric = 1.634283
-- Parameter: $5 bigint = 149
-- Parameter: $6 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                               ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                     Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: (posts_3.search @@ (InitPlan 8).col1)
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) < ROW($4, $5))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($4, $5))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                 ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                       Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text = lorem
-- Parameter: $3 text = lorem
-- Parameter: $4 numeric = 1.634283
-- Parameter: $5 bigint = 139
-- Parameter: $6 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                               ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                     Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: (posts_3.search @@ (InitPlan 8).col1)
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) > ROW($4, $5))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($4, $5))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                 ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                       Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = "a phrase"
-- Parameter: $2 text = "a phrase"
-- Parameter: $3 text = "a phrase"
-- Parameter: $4 text = "a phrase"
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                               ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                     Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_1.created_at DESC, matches_1.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_1.id, matches_1.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_1
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 7
-- Plan:                                                                         ->  CTE Scan on wanted wanted_3
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 8).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: (posts_3.search @@ (InitPlan 7).col1)
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_1.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: created_at DESC, id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: false
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 10
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 10).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 bigint = 5
-- Parameter: $3 bigint = 5
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 bigint = 5
-- Parameter: $7 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((author_id = $2) AND (search @@ (InitPlan 2).col1))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                           Index Cond: (author_id = $2)
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 7
-- Plan:                                                                         ->  CTE Scan on wanted wanted_3
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 8).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (posts_3.author_id = $3))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 9
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  CTE Scan on wanted wanted_4
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
-- Plan:                                                     ->  Nested Loop Anti Join
-- Plan:                                                           Join Filter: (matches_3.id = posts_5.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((author_id = $6) AND ((title)::text %> (InitPlan 9).col1))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                                                             Index Cond: (author_id = $6)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 9).col1)
-- Plan:                                                           ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 13
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 13).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 bigint = 5
-- Parameter: $3 bigint = 5
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 bigint = 5
-- Parameter: $7 numeric = 1.602664
-- Parameter: $8 bigint = 236
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  where ("rank", "id") < ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((author_id = $2) AND (search @@ (InitPlan 2).col1))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                           Index Cond: (author_id = $2)
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (posts_3.author_id = $3))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) < ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Nested Loop Anti Join
-- Plan:                                                           Join Filter: (matches_3.id = posts_5.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((author_id = $6) AND ((title)::text %> (InitPlan 10).col1))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                                                             Index Cond: (author_id = $6)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                           ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 bigint = 5
-- Parameter: $3 bigint = 5
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 bigint = 5
-- Parameter: $7 numeric = 1.602664
-- Parameter: $8 bigint = 196
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  select "id", row_number() over (order by "rank" asc, "id" asc) as "position", "rank"
  from "ranked"
  where ("rank", "id") > ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((author_id = $2) AND (search @@ (InitPlan 2).col1))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                           Index Cond: (author_id = $2)
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (posts_3.author_id = $3))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) > ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Nested Loop Anti Join
-- Plan:                                                           Join Filter: (matches_3.id = posts_5.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((author_id = $6) AND ((title)::text %> (InitPlan 10).col1))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_author_id_title_idx
-- Plan:                                                                             Index Cond: (author_id = $6)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                           ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text = %ipsum%
-- Parameter: $3 text = %ipsum%
-- Parameter: $4 text = %ipsum%
-- Parameter: $5 text = %ipsum%
-- Parameter: $6 text = lorem
-- Parameter: $7 text = lorem
-- Parameter: $8 text = %ipsum%
-- Parameter: $9 text = %ipsum%
-- Parameter: $10 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  BitmapOr
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((title)::text ~~* $2)
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((content)::text ~~* $3)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 7
-- Plan:                                                                         ->  CTE Scan on wanted wanted_3
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 8).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (((posts_3.title)::text ~~* $4) OR ((posts_3.content)::text ~~* $5)))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 9
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  CTE Scan on wanted wanted_4
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((((title)::text ~~* $8) AND ((title)::text %> (InitPlan 9).col1)) OR (((title)::text %> (InitPlan 9).col1) AND ((content)::text ~~* $9)))
-- Plan:                                                                 Filter: ((title)::text %> (InitPlan 9).col1)
-- Plan:                                                                 ->  BitmapOr
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text ~~* $8) AND ((title)::text %> (InitPlan 9).col1))
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text %> (InitPlan 9).col1) AND ((content)::text ~~* $9))
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 13
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 13).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text = %ipsum%
-- Parameter: $3 text = %ipsum%
-- Parameter: $4 text = %ipsum%
-- Parameter: $5 text = %ipsum%
-- Parameter: $6 text = lorem
-- Parameter: $7 text = lorem
-- Parameter: $8 text = %ipsum%
-- Parameter: $9 text = %ipsum%
-- Parameter: $10 numeric = 1.634283
-- Parameter: $11 bigint = 149
-- Parameter: $12 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  where ("rank", "id") < ($10, $11)
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
      websearch_to_tsquery('english', $12),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  BitmapOr
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((title)::text ~~* $2)
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((content)::text ~~* $3)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (((posts_3.title)::text ~~* $4) OR ((posts_3.content)::text ~~* $5)))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) < ROW($10, $11))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($10, $11))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((((title)::text ~~* $8) AND ((title)::text %> (InitPlan 10).col1)) OR (((title)::text %> (InitPlan 10).col1) AND ((content)::text ~~* $9)))
-- Plan:                                                                 Filter: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                 ->  BitmapOr
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text ~~* $8) AND ((title)::text %> (InitPlan 10).col1))
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text %> (InitPlan 10).col1) AND ((content)::text ~~* $9))
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text = %ipsum%
-- Parameter: $3 text = %ipsum%
-- Parameter: $4 text = %ipsum%
-- Parameter: $5 text = %ipsum%
-- Parameter: $6 text = lorem
-- Parameter: $7 text = lorem
-- Parameter: $8 text = %ipsum%
-- Parameter: $9 text = %ipsum%
-- Parameter: $10 numeric = 1.634283
-- Parameter: $11 bigint = 139
-- Parameter: $12 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  select "id", row_number() over (order by "rank" asc, "id" asc) as "position", "rank"
  from "ranked"
  where ("rank", "id") > ($10, $11)
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
      websearch_to_tsquery('english', $12),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (((title)::text ~~* $2) OR ((content)::text ~~* $3)))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  BitmapOr
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((title)::text ~~* $2)
-- Plan:                                           ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                 Index Cond: ((content)::text ~~* $3)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (((posts_3.title)::text ~~* $4) OR ((posts_3.content)::text ~~* $5)))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) > ROW($10, $11))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($10, $11))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: ((((title)::text ~~* $8) AND ((title)::text %> (InitPlan 10).col1)) OR (((title)::text %> (InitPlan 10).col1) AND ((content)::text ~~* $9)))
-- Plan:                                                                 Filter: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                 ->  BitmapOr
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text ~~* $8) AND ((title)::text %> (InitPlan 10).col1))
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: (((title)::text %> (InitPlan 10).col1) AND ((content)::text ~~* $9))
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text[] = {tag2}
-- Parameter: $3 text[] = {tag2}
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 text[] = {tag2}
-- Parameter: $7 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   InitPlan 4
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted_2.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted_2
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Hash Right Semi Join
-- Plan:                               Hash Cond: (post_tags_1.post_id = posts_1.id)
-- Plan:                               ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                                     Index Cond: (tag_id = ANY ((InitPlan 4).col1))
-- Plan:                               ->  Hash
-- Plan:                                     ->  Bitmap Heap Scan on posts posts_1
-- Plan:                                           Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                           ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                                 Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       InitPlan 10
-- Plan:                                                                         ->  Hash Semi Join
-- Plan:                                                                               Hash Cond: (lower((tags_2.name)::text) = lower(wanted_5.name))
-- Plan:                                                                               ->  Seq Scan on tags tags_2
-- Plan:                                                                               ->  Hash
-- Plan:                                                                                     ->  Function Scan on unnest wanted_5
-- Plan:                                                                       ->  Sort
-- Plan:                                                                             Sort Key: posts_3.created_at DESC, posts_3.id DESC
-- Plan:                                                                             ->  Result
-- Plan:                                                                                   One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                                   ->  Hash Right Semi Join
-- Plan:                                                                                         Hash Cond: (post_tags_2.post_id = posts_3.id)
-- Plan:                                                                                         ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                                                               Index Cond: (tag_id = ANY ((InitPlan 10).col1))
-- Plan:                                                                                         ->  Hash
-- Plan:                                                                                               ->  Subquery Scan on posts_3
-- Plan:                                                                                                     Filter: (posts_3.search @@ (InitPlan 8).col1)
-- Plan:                                                                                                     ->  Limit
-- Plan:                                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 13
-- Plan:                                           ->  CTE Scan on wanted wanted_6
-- Plan:                                         InitPlan 14
-- Plan:                                           ->  Hash Semi Join
-- Plan:                                                 Hash Cond: (lower((tags_3.name)::text) = lower(wanted_7.name))
-- Plan:                                                 ->  Seq Scan on tags tags_3
-- Plan:                                                 ->  Hash
-- Plan:                                                       ->  Function Scan on unnest wanted_7
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 12).col1 < 5) AND (InitPlan 13).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Hash Right Semi Join
-- Plan:                                                                 Hash Cond: (post_tags_3.post_id = posts_5.id)
-- Plan:                                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_3
-- Plan:                                                                       Index Cond: (tag_id = ANY ((InitPlan 14).col1))
-- Plan:                                                                 ->  Hash
-- Plan:                                                                       ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                             Recheck Cond: ((title)::text %> (InitPlan 11).col1)
-- Plan:                                                                             ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                                   Index Cond: ((title)::text %> (InitPlan 11).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 16
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 16).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text[] = {tag2}
-- Parameter: $3 text[] = {tag2}
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 text[] = {tag2}
-- Parameter: $7 numeric = 1.590616
-- Parameter: $8 bigint = 235
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  where ("rank", "id") < ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   InitPlan 4
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted_2.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted_2
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Hash Right Semi Join
-- Plan:                               Hash Cond: (post_tags_1.post_id = posts_1.id)
-- Plan:                               ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                                     Index Cond: (tag_id = ANY ((InitPlan 4).col1))
-- Plan:                               ->  Hash
-- Plan:                                     ->  Bitmap Heap Scan on posts posts_1
-- Plan:                                           Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                           ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                                 Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   InitPlan 8
-- Plan:                                     ->  CTE Scan on wanted wanted_4
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  CTE Scan on wanted wanted_5
-- Plan:                                                                       InitPlan 10
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       InitPlan 11
-- Plan:                                                                         ->  Hash Semi Join
-- Plan:                                                                               Hash Cond: (lower((tags_2.name)::text) = lower(wanted_6.name))
-- Plan:                                                                               ->  Seq Scan on tags tags_2
-- Plan:                                                                               ->  Hash
-- Plan:                                                                                     ->  Function Scan on unnest wanted_6
-- Plan:                                                                       ->  Sort
-- Plan:                                                                             Sort Key: posts_3.created_at DESC, posts_3.id DESC
-- Plan:                                                                             ->  Result
-- Plan:                                                                                   One-Time Filter: ((InitPlan 10).col1 > 10000)
-- Plan:                                                                                   ->  Hash Right Semi Join
-- Plan:                                                                                         Hash Cond: (post_tags_2.post_id = posts_3.id)
-- Plan:                                                                                         ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                                                               Index Cond: (tag_id = ANY ((InitPlan 11).col1))
-- Plan:                                                                                         ->  Hash
-- Plan:                                                                                               ->  Subquery Scan on posts_3
-- Plan:                                                                                                     Filter: (posts_3.search @@ (InitPlan 9).col1)
-- Plan:                                                                                                     ->  Limit
-- Plan:                                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 8).col1, 33)))::numeric(7,6), id) < ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 13
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 14
-- Plan:                                           ->  CTE Scan on wanted wanted_7
-- Plan:                                         InitPlan 15
-- Plan:                                           ->  Hash Semi Join
-- Plan:                                                 Hash Cond: (lower((tags_3.name)::text) = lower(wanted_8.name))
-- Plan:                                                 ->  Seq Scan on tags tags_3
-- Plan:                                                 ->  Hash
-- Plan:                                                       ->  Function Scan on unnest wanted_8
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 13).col1 < 5) AND (InitPlan 14).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Hash Right Semi Join
-- Plan:                                                                 Hash Cond: (post_tags_3.post_id = posts_5.id)
-- Plan:                                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_3
-- Plan:                                                                       Index Cond: (tag_id = ANY ((InitPlan 15).col1))
-- Plan:                                                                 ->  Hash
-- Plan:                                                                       ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                             Recheck Cond: ((title)::text %> (InitPlan 12).col1)
-- Plan:                                                                             ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                                   Index Cond: ((title)::text %> (InitPlan 12).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 17
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 17).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 text[] = {tag2}
-- Parameter: $3 text[] = {tag2}
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 text[] = {tag2}
-- Parameter: $7 numeric = 1.590616
-- Parameter: $8 bigint = 225
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  select "id", row_number() over (order by "rank" asc, "id" asc) as "position", "rank"
  from "ranked"
  where ("rank", "id") > ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   InitPlan 4
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted_2.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted_2
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Hash Right Semi Join
-- Plan:                               Hash Cond: (post_tags_1.post_id = posts_1.id)
-- Plan:                               ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                                     Index Cond: (tag_id = ANY ((InitPlan 4).col1))
-- Plan:                               ->  Hash
-- Plan:                                     ->  Bitmap Heap Scan on posts posts_1
-- Plan:                                           Recheck Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                           ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                                 Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 7).col1, 33)))::numeric(7,6)), posts_2.id
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   InitPlan 8
-- Plan:                                     ->  CTE Scan on wanted wanted_4
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  CTE Scan on wanted wanted_5
-- Plan:                                                                       InitPlan 10
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       InitPlan 11
-- Plan:                                                                         ->  Hash Semi Join
-- Plan:                                                                               Hash Cond: (lower((tags_2.name)::text) = lower(wanted_6.name))
-- Plan:                                                                               ->  Seq Scan on tags tags_2
-- Plan:                                                                               ->  Hash
-- Plan:                                                                                     ->  Function Scan on unnest wanted_6
-- Plan:                                                                       ->  Sort
-- Plan:                                                                             Sort Key: posts_3.created_at DESC, posts_3.id DESC
-- Plan:                                                                             ->  Result
-- Plan:                                                                                   One-Time Filter: ((InitPlan 10).col1 > 10000)
-- Plan:                                                                                   ->  Hash Right Semi Join
-- Plan:                                                                                         Hash Cond: (post_tags_2.post_id = posts_3.id)
-- Plan:                                                                                         ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                                                               Index Cond: (tag_id = ANY ((InitPlan 11).col1))
-- Plan:                                                                                         ->  Hash
-- Plan:                                                                                               ->  Subquery Scan on posts_3
-- Plan:                                                                                                     Filter: (posts_3.search @@ (InitPlan 9).col1)
-- Plan:                                                                                                     ->  Limit
-- Plan:                                                                                                           ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 8).col1, 33)))::numeric(7,6), id) > ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 13
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 14
-- Plan:                                           ->  CTE Scan on wanted wanted_7
-- Plan:                                         InitPlan 15
-- Plan:                                           ->  Hash Semi Join
-- Plan:                                                 Hash Cond: (lower((tags_3.name)::text) = lower(wanted_8.name))
-- Plan:                                                 ->  Seq Scan on tags tags_3
-- Plan:                                                 ->  Hash
-- Plan:                                                       ->  Function Scan on unnest wanted_8
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 13).col1 < 5) AND (InitPlan 14).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Hash Right Semi Join
-- Plan:                                                                 Hash Cond: (post_tags_3.post_id = posts_5.id)
-- Plan:                                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_3
-- Plan:                                                                       Index Cond: (tag_id = ANY ((InitPlan 15).col1))
-- Plan:                                                                 ->  Hash
-- Plan:                                                                       ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                             Recheck Cond: ((title)::text %> (InitPlan 12).col1)
-- Plan:                                                                             ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                                   Index Cond: ((title)::text %> (InitPlan 12).col1)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 17
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 17).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $3 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $7 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (created_at >= ($2)::timestamp(6) with time zone))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                           Index Cond: (created_at >= ($2)::timestamp(6) with time zone)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 7
-- Plan:                                                                         ->  CTE Scan on wanted wanted_3
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 8).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 7).col1) AND (posts_3.created_at >= ($3)::timestamp(6) with time zone))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 9
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  CTE Scan on wanted wanted_4
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 10).col1 < 5) AND (InitPlan 11).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: (((title)::text %> (InitPlan 9).col1) AND (created_at >= ($6)::timestamp(6) with time zone))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 9).col1)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                                                             Index Cond: (created_at >= ($6)::timestamp(6) with time zone)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 13
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 13).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $3 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $7 numeric = 1.634283
-- Parameter: $8 bigint = 149
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  where ("rank", "id") < ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (created_at >= ($2)::timestamp(6) with time zone))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                           Index Cond: (created_at >= ($2)::timestamp(6) with time zone)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)) DESC, posts_2.id DESC
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (posts_3.created_at >= ($3)::timestamp(6) with time zone))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) < ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) < ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: (((title)::text %> (InitPlan 10).col1) AND (created_at >= ($6)::timestamp(6) with time zone))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                                                             Index Cond: (created_at >= ($6)::timestamp(6) with time zone)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = lorem
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $3 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $4 text = lorem
-- Parameter: $5 text = lorem
-- Parameter: $6 timestamp with time zone = 2026-01-01 00:10:00+00
-- Parameter: $7 numeric = 1.634283
-- Parameter: $8 bigint = 139
-- Parameter: $9 text = lorem
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
  select "id", row_number() over (order by "rank" asc, "id" asc) as "position", "rank"
  from "ranked"
  where ("rank", "id") > ($7, $8)
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
      websearch_to_tsquery('english', $9),
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE wanted
-- Plan:             ->  Result
-- Plan:           CTE matches
-- Plan:             ->  Limit
-- Plan:                   InitPlan 2
-- Plan:                     ->  CTE Scan on wanted
-- Plan:                   InitPlan 3
-- Plan:                     ->  CTE Scan on wanted wanted_1
-- Plan:                   ->  Result
-- Plan:                         One-Time Filter: (InitPlan 3).col1
-- Plan:                         ->  Bitmap Heap Scan on posts posts_1
-- Plan:                               Recheck Cond: ((search @@ (InitPlan 2).col1) AND (created_at >= ($2)::timestamp(6) with time zone))
-- Plan:                               ->  BitmapAnd
-- Plan:                                     ->  Bitmap Index Scan on posts_search_idx
-- Plan:                                           Index Cond: (search @@ (InitPlan 2).col1)
-- Plan:                                     ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                           Index Cond: (created_at >= ($2)::timestamp(6) with time zone)
-- Plan:           CTE forgiven
-- Plan:             ->  Result
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((('1'::double precision + ts_rank_cd(posts_2.search, (InitPlan 6).col1, 33)))::numeric(7,6)), posts_2.id
-- Plan:                       ->  Append
-- Plan:                             ->  Nested Loop
-- Plan:                                   InitPlan 6
-- Plan:                                     ->  CTE Scan on wanted wanted_2
-- Plan:                                   InitPlan 7
-- Plan:                                     ->  CTE Scan on wanted wanted_3
-- Plan:                                   ->  Limit
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: matches_2.created_at DESC, matches_2.id DESC
-- Plan:                                               ->  Unique
-- Plan:                                                     ->  Sort
-- Plan:                                                           Sort Key: matches_2.id, matches_2.created_at
-- Plan:                                                           ->  Append
-- Plan:                                                                 ->  CTE Scan on matches matches_2
-- Plan:                                                                 ->  Limit
-- Plan:                                                                       InitPlan 8
-- Plan:                                                                         ->  CTE Scan on wanted wanted_4
-- Plan:                                                                       InitPlan 9
-- Plan:                                                                         ->  Aggregate
-- Plan:                                                                               ->  CTE Scan on matches
-- Plan:                                                                       ->  Result
-- Plan:                                                                             One-Time Filter: ((InitPlan 9).col1 > 10000)
-- Plan:                                                                             ->  Subquery Scan on posts_3
-- Plan:                                                                                   Filter: ((posts_3.search @@ (InitPlan 8).col1) AND (posts_3.created_at >= ($3)::timestamp(6) with time zone))
-- Plan:                                                                                   ->  Limit
-- Plan:                                                                                         ->  Index Scan Backward using posts_created_at_idx on posts posts_4
-- Plan:                                   ->  Index Scan using posts_pkey on posts posts_2
-- Plan:                                         Index Cond: (id = matches_2.id)
-- Plan:                                         Filter: (ROW((('1'::double precision + ts_rank_cd(search, (InitPlan 7).col1, 33)))::numeric(7,6), id) > ROW($7, $8))
-- Plan:                             ->  Subquery Scan on "*SELECT* 2"
-- Plan:                                   Filter: (ROW("*SELECT* 2".rank, "*SELECT* 2".id) > ROW($7, $8))
-- Plan:                                   ->  Limit
-- Plan:                                         InitPlan 10
-- Plan:                                           ->  CTE Scan on forgiven
-- Plan:                                         InitPlan 11
-- Plan:                                           ->  Aggregate
-- Plan:                                                 ->  CTE Scan on matches matches_1
-- Plan:                                         InitPlan 12
-- Plan:                                           ->  CTE Scan on wanted wanted_5
-- Plan:                                         ->  Sort
-- Plan:                                               Sort Key: posts_5.created_at DESC, posts_5.id DESC
-- Plan:                                               ->  Result
-- Plan:                                                     One-Time Filter: (((InitPlan 11).col1 < 5) AND (InitPlan 12).col1)
-- Plan:                                                     ->  Hash Anti Join
-- Plan:                                                           Hash Cond: (posts_5.id = matches_3.id)
-- Plan:                                                           ->  Bitmap Heap Scan on posts posts_5
-- Plan:                                                                 Recheck Cond: (((title)::text %> (InitPlan 10).col1) AND (created_at >= ($6)::timestamp(6) with time zone))
-- Plan:                                                                 ->  BitmapAnd
-- Plan:                                                                       ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                                                                             Index Cond: ((title)::text %> (InitPlan 10).col1)
-- Plan:                                                                       ->  Bitmap Index Scan on posts_created_at_idx
-- Plan:                                                                             Index Cond: (created_at >= ($6)::timestamp(6) with time zone)
-- Plan:                                                           ->  Hash
-- Plan:                                                                 ->  CTE Scan on matches matches_3
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 14
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 14).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = 1
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id",
    row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position",
    $1
  from "posts"
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 01:03:20+00
-- Parameter: $2 bigint = 380
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") < (cast($1 as timestamp(6) with time zone), $2)
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan Backward using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 timestamp with time zone = 2026-01-01 01:03:10+00
-- Parameter: $2 bigint = 379
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "posts"
  where ("posts"."created_at", "posts"."id") > (cast($1 as timestamp(6) with time zone), $2)
  order by "posts"."created_at" asc, "posts"."id" asc
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Index Only Scan using posts_created_at_idx on posts posts_1
-- Plan:                       Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 2
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Parameter: $3 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $3 rows
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE matches
-- Plan:             ->  Bitmap Heap Scan on posts posts_1
-- Plan:                   Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:                   ->  BitmapOr
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((title)::text ~~* $1)
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((content)::text ~~* $2)
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: posts_2.created_at DESC, posts_2.id DESC
-- Plan:                       ->  Hash Join
-- Plan:                             Hash Cond: (posts_2.id = matches.id)
-- Plan:                             ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                             ->  Hash
-- Plan:                                   ->  CTE Scan on matches
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 3
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 3).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Parameter: $3 timestamp with time zone = 2026-01-01 01:02:40+00
-- Parameter: $4 bigint = 376
-- Parameter: $5 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  where ("posts"."created_at", "posts"."id") < (cast($3 as timestamp(6) with time zone), $4)
  order by "posts"."created_at" desc, "posts"."id" desc
  offset $5 rows
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE matches
-- Plan:             ->  Bitmap Heap Scan on posts posts_1
-- Plan:                   Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:                   ->  BitmapOr
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((title)::text ~~* $1)
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((content)::text ~~* $2)
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: posts_2.created_at DESC, posts_2.id DESC
-- Plan:                       ->  Hash Join
-- Plan:                             Hash Cond: (posts_2.id = matches.id)
-- Plan:                             ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                                   Index Cond: (ROW(created_at, id) < ROW(($3)::timestamp(6) with time zone, $4))
-- Plan:                             ->  Hash
-- Plan:                                   ->  CTE Scan on matches
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 3
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 3).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text = %lorem%
-- Parameter: $2 text = %lorem%
-- Parameter: $3 timestamp with time zone = 2026-01-01 01:02:30+00
-- Parameter: $4 bigint = 375
-- Parameter: $5 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "matches" as materialized (
    select "posts"."id" from "posts" where ("posts"."title" ilike $1 or "posts"."content" ilike $2)
  )
  select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
  from "matches"
  join "posts" on "posts"."id" = "matches"."id"
  where ("posts"."created_at", "posts"."id") > (cast($3 as timestamp(6) with time zone), $4)
  order by "posts"."created_at" asc, "posts"."id" asc
  offset $5 rows
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Limit
-- Plan:           CTE matches
-- Plan:             ->  Bitmap Heap Scan on posts posts_1
-- Plan:                   Recheck Cond: (((title)::text ~~* $1) OR ((content)::text ~~* $2))
-- Plan:                   ->  BitmapOr
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((title)::text ~~* $1)
-- Plan:                         ->  Bitmap Index Scan on posts_keyword_idx
-- Plan:                               Index Cond: ((content)::text ~~* $2)
-- Plan:           ->  WindowAgg
-- Plan:                 Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: posts_2.created_at, posts_2.id
-- Plan:                       ->  Hash Join
-- Plan:                             Hash Cond: (posts_2.id = matches.id)
-- Plan:                             ->  Index Only Scan using posts_created_at_idx on posts posts_2
-- Plan:                                   Index Cond: (ROW(created_at, id) > ROW(($3)::timestamp(6) with time zone, $4))
-- Plan:                             ->  Hash
-- Plan:                                   ->  CTE Scan on matches
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 3
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 3).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text[] = {tag2}
-- Parameter: $2 text[] = {tag2}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id",
          "posts"."author_id",
          "posts"."title",
          "posts"."content",
          "posts"."version",
          "posts"."created_at",
          "posts"."updated_at",
          "posts"."search"
        from "posts"
        where "posts"."id" = "once"."post_id"
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($2 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next 21 rows only
  )
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Append
-- Plan:           CTE carriers
-- Plan:             ->  Limit
-- Plan:                   InitPlan 1
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted
-- Plan:                   ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                         Index Cond: (tag_id = ANY ((InitPlan 1).col1))
-- Plan:           ->  Subquery Scan on rare
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 3
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Sort
-- Plan:                                   Sort Key: posts_1.created_at DESC, posts_1.id DESC
-- Plan:                                   ->  Result
-- Plan:                                         One-Time Filter: ((InitPlan 3).col1 <= 1000)
-- Plan:                                         ->  Nested Loop
-- Plan:                                               ->  HashAggregate
-- Plan:                                                     Group Key: carriers_2.post_id
-- Plan:                                                     ->  CTE Scan on carriers carriers_2
-- Plan:                                               ->  Index Scan using posts_pkey on posts posts_1
-- Plan:                                                     Index Cond: (id = carriers_2.post_id)
-- Plan:           ->  Subquery Scan on "*SELECT* 2"
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 6
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers carriers_1
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Result
-- Plan:                                   One-Time Filter: ((InitPlan 6).col1 > 1000)
-- Plan:                                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                                         Filter: ((SubPlan 5) > 0)
-- Plan:                                         SubPlan 5
-- Plan:                                           ->  Aggregate
-- Plan:                                                 InitPlan 4
-- Plan:                                                   ->  Hash Semi Join
-- Plan:                                                         Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
-- Plan:                                                         ->  Seq Scan on tags tags_2
-- Plan:                                                         ->  Hash
-- Plan:                                                               ->  Function Scan on unnest wanted_1
-- Plan:                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                       Index Cond: ((tag_id = ANY ((InitPlan 4).col1)) AND (post_id = posts_2.id))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 8
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 8).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text[] = {tag2}
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:38:50+00
-- Parameter: $3 bigint = 233
-- Parameter: $4 text[] = {tag2}
-- Parameter: $5 timestamp with time zone = 2026-01-01 00:38:50+00
-- Parameter: $6 bigint = 233
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id",
          "posts"."author_id",
          "posts"."title",
          "posts"."content",
          "posts"."version",
          "posts"."created_at",
          "posts"."updated_at",
          "posts"."search"
        from "posts"
        where (
          "posts"."id" = "once"."post_id"
            and ("posts"."created_at", "posts"."id") < (cast($2 as timestamp(6) with time zone), $3)
        )
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" desc, "posts"."id" desc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id",
      row_number() over (order by "posts"."created_at" desc, "posts"."id" desc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($4 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and ("posts"."created_at", "posts"."id") < (cast($5 as timestamp(6) with time zone), $6)
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" desc, "posts"."id" desc
    fetch next 21 rows only
  )
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Append
-- Plan:           CTE carriers
-- Plan:             ->  Limit
-- Plan:                   InitPlan 1
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted
-- Plan:                   ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                         Index Cond: (tag_id = ANY ((InitPlan 1).col1))
-- Plan:           ->  Subquery Scan on rare
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 3
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Sort
-- Plan:                                   Sort Key: posts_1.created_at DESC, posts_1.id DESC
-- Plan:                                   ->  Result
-- Plan:                                         One-Time Filter: ((InitPlan 3).col1 <= 1000)
-- Plan:                                         ->  Nested Loop
-- Plan:                                               ->  HashAggregate
-- Plan:                                                     Group Key: carriers_2.post_id
-- Plan:                                                     ->  CTE Scan on carriers carriers_2
-- Plan:                                               ->  Index Scan using posts_pkey on posts posts_1
-- Plan:                                                     Index Cond: (id = carriers_2.post_id)
-- Plan:                                                     Filter: (ROW(created_at, id) < ROW(($2)::timestamp(6) with time zone, $3))
-- Plan:           ->  Subquery Scan on "*SELECT* 2"
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 6
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers carriers_1
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Result
-- Plan:                                   One-Time Filter: ((InitPlan 6).col1 > 1000)
-- Plan:                                   ->  Index Only Scan Backward using posts_created_at_idx on posts posts_2
-- Plan:                                         Index Cond: (ROW(created_at, id) < ROW(($5)::timestamp(6) with time zone, $6))
-- Plan:                                         Filter: ((SubPlan 5) > 0)
-- Plan:                                         SubPlan 5
-- Plan:                                           ->  Aggregate
-- Plan:                                                 InitPlan 4
-- Plan:                                                   ->  Hash Semi Join
-- Plan:                                                         Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
-- Plan:                                                         ->  Seq Scan on tags tags_2
-- Plan:                                                         ->  Hash
-- Plan:                                                               ->  Function Scan on unnest wanted_1
-- Plan:                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                       Index Cond: ((tag_id = ANY ((InitPlan 4).col1)) AND (post_id = posts_2.id))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 8
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 8).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags

-- Parameter: $1 text[] = {tag2}
-- Parameter: $2 timestamp with time zone = 2026-01-01 00:38:40+00
-- Parameter: $3 bigint = 232
-- Parameter: $4 text[] = {tag2}
-- Parameter: $5 timestamp with time zone = 2026-01-01 00:38:40+00
-- Parameter: $6 bigint = 232
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
with "page" as (
  with "carriers" as materialized (select "post_tags"."post_id" from "post_tags" where "post_tags"."tag_id" = any (array(select "tags"."id" from "tags" where lower("tags"."name") in (select lower("wanted"."name") from unnest(cast($1 as text[])) as "wanted" ("name")))) fetch next 1001 rows only) (
    select "rare"."id", "rare"."position"
    from (
      select "posts"."id",
        row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
      from (select distinct "carriers"."post_id" from "carriers") as "once"
      cross join lateral (
        select "posts"."id",
          "posts"."author_id",
          "posts"."title",
          "posts"."content",
          "posts"."version",
          "posts"."created_at",
          "posts"."updated_at",
          "posts"."search"
        from "posts"
        where (
          "posts"."id" = "once"."post_id"
            and ("posts"."created_at", "posts"."id") > (cast($2 as timestamp(6) with time zone), $3)
        )
        offset 0 rows
      ) as "posts"
      where (select count(*) from "carriers") <= 1000
      order by "posts"."created_at" asc, "posts"."id" asc
      fetch next 21 rows only
    ) as "rare"
  )
  union all (
    select "posts"."id", row_number() over (order by "posts"."created_at" asc, "posts"."id" asc) as "position"
    from "posts"
    where (
      (
        select count(*)
        from "post_tags"
        where (
          "post_tags"."post_id" = "posts"."id"
            and "post_tags"."tag_id" = any (
              array(
                select "tags"."id"
                from "tags"
                where lower("tags"."name") in (
                  select lower("wanted"."name") from unnest(cast($4 as text[])) as "wanted" ("name")
                )
              )
            )
        )
      ) > 0
        and ("posts"."created_at", "posts"."id") > (cast($5 as timestamp(6) with time zone), $6)
        and (select count(*) from "carriers") > 1000
    )
    order by "posts"."created_at" asc, "posts"."id" asc
    fetch next 21 rows only
  )
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Append
-- Plan:           CTE carriers
-- Plan:             ->  Limit
-- Plan:                   InitPlan 1
-- Plan:                     ->  Hash Semi Join
-- Plan:                           Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
-- Plan:                           ->  Seq Scan on tags tags_1
-- Plan:                           ->  Hash
-- Plan:                                 ->  Function Scan on unnest wanted
-- Plan:                   ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_1
-- Plan:                         Index Cond: (tag_id = ANY ((InitPlan 1).col1))
-- Plan:           ->  Subquery Scan on rare
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 3
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_1.created_at, posts_1.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Sort
-- Plan:                                   Sort Key: posts_1.created_at, posts_1.id
-- Plan:                                   ->  Result
-- Plan:                                         One-Time Filter: ((InitPlan 3).col1 <= 1000)
-- Plan:                                         ->  Nested Loop
-- Plan:                                               ->  HashAggregate
-- Plan:                                                     Group Key: carriers_2.post_id
-- Plan:                                                     ->  CTE Scan on carriers carriers_2
-- Plan:                                               ->  Index Scan using posts_pkey on posts posts_1
-- Plan:                                                     Index Cond: (id = carriers_2.post_id)
-- Plan:                                                     Filter: (ROW(created_at, id) > ROW(($2)::timestamp(6) with time zone, $3))
-- Plan:           ->  Subquery Scan on "*SELECT* 2"
-- Plan:                 ->  Limit
-- Plan:                       InitPlan 6
-- Plan:                         ->  Aggregate
-- Plan:                               ->  CTE Scan on carriers carriers_1
-- Plan:                       ->  WindowAgg
-- Plan:                             Window: w1 AS (ORDER BY posts_2.created_at, posts_2.id ROWS UNBOUNDED PRECEDING)
-- Plan:                             ->  Result
-- Plan:                                   One-Time Filter: ((InitPlan 6).col1 > 1000)
-- Plan:                                   ->  Index Only Scan using posts_created_at_idx on posts posts_2
-- Plan:                                         Index Cond: (ROW(created_at, id) > ROW(($5)::timestamp(6) with time zone, $6))
-- Plan:                                         Filter: ((SubPlan 5) > 0)
-- Plan:                                         SubPlan 5
-- Plan:                                           ->  Aggregate
-- Plan:                                                 InitPlan 4
-- Plan:                                                   ->  Hash Semi Join
-- Plan:                                                         Hash Cond: (lower((tags_2.name)::text) = lower(wanted_1.name))
-- Plan:                                                         ->  Seq Scan on tags tags_2
-- Plan:                                                         ->  Hash
-- Plan:                                                               ->  Function Scan on unnest wanted_1
-- Plan:                                                 ->  Index Only Scan using post_tags_tag_id_idx on post_tags post_tags_2
-- Plan:                                                       Index Cond: ((tag_id = ANY ((InitPlan 4).col1)) AND (post_id = posts_2.id))
-- Plan:   ->  Hash Left Join
-- Plan:         Hash Cond: (posts.id = page_tags.post_id)
-- Plan:         ->  Nested Loop
-- Plan:               ->  Nested Loop
-- Plan:                     ->  CTE Scan on page
-- Plan:                     ->  Index Scan using posts_pkey on posts
-- Plan:                           Index Cond: (id = page.id)
-- Plan:               ->  Index Scan using users_pkey on users
-- Plan:                     Index Cond: (id = posts.author_id)
-- Plan:         ->  Hash
-- Plan:               ->  Subquery Scan on page_tags
-- Plan:                     ->  GroupAggregate
-- Plan:                           Group Key: post_tags.post_id
-- Plan:                           InitPlan 8
-- Plan:                             ->  CTE Scan on page page_1
-- Plan:                           ->  Sort
-- Plan:                                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:                                 ->  Hash Join
-- Plan:                                       Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                                       ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                             Index Cond: (post_id = ANY ((InitPlan 8).col1))
-- Plan:                                       ->  Hash
-- Plan:                                             ->  Seq Scan on tags
