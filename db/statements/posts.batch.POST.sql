-- POST /api/v1/posts/batch
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

-- $1 bigint[] = {20}
-- locks: users RowShareLock
select "users"."id" from "users" where "users"."id" = any (cast($1 as bigint[])) for key share;
-- plan:
--   LockRows
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = ANY ($1))

-- $1 text[] = {"tag3"}
-- locks: tags RowShareLock
select "wanted"."name", "tags"."id"
from unnest(cast($1 as text[])) with ordinality as "wanted" ("name", "place")
join "tags" on lower("tags"."name") = lower("wanted"."name")
for key share of "tags";
-- plan:
--   LockRows
--     ->  Hash Join
--           Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
--           ->  Seq Scan on tags
--           ->  Hash
--                 ->  Function Scan on unnest wanted

-- $1 text[] = {"Tour","Tour"}
-- $2 text[] = {"First","Second"}
-- $3 bigint[] = {20,20}
-- locks: posts RowExclusiveLock, users RowShareLock
insert into "posts" ("title", "content", "author_id")
select "new"."title", "new"."content", "new"."author_id"
from unnest(
  cast($1 as text[]), cast($2 as text[]), cast($3 as bigint[])
) with ordinality as new(title, content, author_id, place)
order by "new"."place"
returning "posts"."id";
-- plan:
--   Insert on posts
--     ->  Subquery Scan on "*SELECT*"
--           ->  Function Scan on new

-- $1 bigint[] = {406}
-- $2 bigint[] = {3}
-- locks: post_tags RowExclusiveLock, posts RowShareLock, tags RowShareLock
insert into "post_tags" ("post_id", "tag_id", "post_created_at")
select "posts"."id", "new"."tag_id", "posts"."created_at"
from unnest(cast($1 as bigint[]), cast($2 as bigint[])) as new(post_id, tag_id)
join "posts" on "posts"."id" = "new"."post_id";
-- plan:
--   Insert on post_tags
--     ->  Nested Loop
--           ->  Function Scan on new
--           ->  Index Scan using posts_pkey on posts
--                 Index Cond: (id = new.post_id)

-- $1 bigint[] = {406,407}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "page" as (
  select "new"."post_id" as "id", "new"."place" as "position"
  from unnest(cast($1 as bigint[])) with ordinality as new(post_id, place)
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
--       ->  Function Scan on unnest new
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

-- $1 bigint[] = {4,5}
-- locks: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = any (cast($1 as bigint[])) for key share;
-- plan:
--   LockRows
--     ->  Seq Scan on tags
--           Filter: (id = ANY ($1))

-- $1 text[] = {"tour2"}
-- $2 text[] = {"tour2"}
-- locks: tags RowExclusiveLock
with "made" as (
  insert into "tags" ("name")
  select "wanted"."name"
  from unnest(cast($1 as text[])) with ordinality as "wanted" ("name", "place")
  order by ((lower("wanted"."name")) collate "C"), "wanted"."place"
  on conflict do nothing
  returning "tags"."id", "tags"."name"
)
select "wanted"."name", "made"."id"
from unnest(cast($2 as text[])) with ordinality as "wanted" ("name", "place")
join "made" on lower("made"."name") = lower("wanted"."name");
-- plan:
--   Hash Join
--     Hash Cond: (lower((made.name)::text) = lower(wanted.name))
--     CTE made
--       ->  Insert on tags
--             Conflict Resolution: NOTHING
--             ->  Subquery Scan on "*SELECT*"
--                   ->  Sort
--                         Sort Key: ((lower(wanted_1.name))::text) COLLATE "C", wanted_1.place
--                         ->  Function Scan on unnest wanted_1
--     ->  CTE Scan on made
--     ->  Hash
--           ->  Function Scan on unnest wanted

-- $1 bigint = 100
-- $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- $4 bigint = 20
-- $5 integer = 201
-- $6 character varying is null
-- $7 character varying is null
-- $8 bytea = \x7b7d
-- $9 bytea[] = {}
-- locks: replays RowExclusiveLock, users RowShareLock
with "forgotten" as (
  delete from "replays"
  where "replays"."scope" in (
    select "replays"."scope"
    from "replays"
    where "replays"."created_at" <= clock_timestamp() - interval '24 hours'
    order by "replays"."created_at"
    fetch next $1 rows only
    for update skip locked
  )
  returning "replays"."status"
) insert into "replays" ("scope", "body", "user_id", "status", "location", "etag", "answer")
select $2, $3, $4, $5, $6, $7, $8
where not exists (
  select 1 as "one"
  from "replays"
  where (
    "replays"."scope" = any (cast($9 as bytea[]))
      and "replays"."created_at" > clock_timestamp() - interval '24 hours'
  )
)
on conflict ("scope") do update
set "body" = excluded."body",
  "user_id" = excluded."user_id",
  "status" = excluded."status",
  "location" = excluded."location",
  "etag" = excluded."etag",
  "answer" = excluded."answer",
  "created_at" = excluded."created_at"
where "replays"."created_at" <= clock_timestamp() - interval '24 hours'
returning "replays"."status";
-- plan:
--   Insert on replays
--     Conflict Resolution: UPDATE
--     Conflict Arbiter Indexes: replays_pkey
--     Conflict Filter: (replays.created_at <= (clock_timestamp() - '24:00:00'::interval))
--     CTE forgotten
--       ->  Delete on replays replays_1
--             ->  Hash Semi Join
--                   Hash Cond: (replays_1.scope = "ANY_subquery".scope)
--                   ->  Seq Scan on replays replays_1
--                   ->  Hash
--                         ->  Subquery Scan on "ANY_subquery"
--                               ->  Limit
--                                     ->  LockRows
--                                           ->  Index Scan using replays_created_at_idx on replays replays_2
--                                                 Filter: (created_at <= (clock_timestamp() - '24:00:00'::interval))
--     InitPlan 2
--       ->  Seq Scan on replays replays_3
--             Filter: ((created_at > (clock_timestamp() - '24:00:00'::interval)) AND (scope = ANY ($9)))
--     ->  Result
--           One-Time Filter: (NOT (InitPlan 2).col1)
