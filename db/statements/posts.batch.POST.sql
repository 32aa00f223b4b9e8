-- Route: POST /api/v1/posts/batch
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

-- Parameter: $1 bigint[] = {20}
-- Lock: users RowShareLock
select "users"."id" from "users" where "users"."id" = any (cast($1 as bigint[])) for key share;
-- Plan: LockRows
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = ANY ($1))

-- Parameter: $1 text[] = {"tag3"}
-- Lock: tags RowShareLock
select "wanted"."name", "tags"."id"
from unnest(cast($1 as text[])) with ordinality as "wanted" ("name", "place")
join "tags" on lower("tags"."name") = lower("wanted"."name")
for key share of "tags";
-- Plan: LockRows
-- Plan:   ->  Hash Join
-- Plan:         Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
-- Plan:         ->  Seq Scan on tags
-- Plan:         ->  Hash
-- Plan:               ->  Function Scan on unnest wanted

-- Parameter: $1 text[] = {"Tour","Tour"}
-- Parameter: $2 text[] = {"First","Second"}
-- Parameter: $3 bigint[] = {20,20}
-- Lock: posts RowExclusiveLock
-- Lock: users RowShareLock
insert into "posts" ("title", "content", "author_id")
select "new"."title", "new"."content", "new"."author_id"
from unnest(
  cast($1 as text[]), cast($2 as text[]), cast($3 as bigint[])
) with ordinality as new(title, content, author_id, place)
order by "new"."place"
returning "posts"."id";
-- Plan: Insert on posts
-- Plan:   ->  Subquery Scan on "*SELECT*"
-- Plan:         ->  Function Scan on new

-- Parameter: $1 bigint[] = {406}
-- Parameter: $2 bigint[] = {3}
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowShareLock
-- Lock: tags RowShareLock
insert into "post_tags" ("post_id", "tag_id")
select "new"."post_id", "new"."tag_id"
from unnest(cast($1 as bigint[]), cast($2 as bigint[])) as new(post_id, tag_id);
-- Plan: Insert on post_tags
-- Plan:   ->  Function Scan on new

-- Parameter: $1 bigint[] = {406,407}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Sort
-- Plan:   Sort Key: page."position"
-- Plan:   CTE page
-- Plan:     ->  Function Scan on unnest new
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

-- Parameter: $1 bigint[] = {4,5}
-- Lock: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = any (cast($1 as bigint[])) for key share;
-- Plan: LockRows
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (id = ANY ($1))

-- Parameter: $1 text[] = {"tour2"}
-- Parameter: $2 text[] = {"tour2"}
-- Lock: tags RowExclusiveLock
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
-- Plan: Hash Join
-- Plan:   Hash Cond: (lower((made.name)::text) = lower(wanted.name))
-- Plan:   CTE made
-- Plan:     ->  Insert on tags
-- Plan:           Conflict Resolution: NOTHING
-- Plan:           ->  Subquery Scan on "*SELECT*"
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((lower(wanted_1.name))::text) COLLATE "C", wanted_1.place
-- Plan:                       ->  Function Scan on unnest wanted_1
-- Plan:   ->  CTE Scan on made
-- Plan:   ->  Hash
-- Plan:         ->  Function Scan on unnest wanted

-- Parameter: $1 bigint = 100
-- Parameter: $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- Parameter: $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- Parameter: $4 bigint = 20
-- Parameter: $5 integer = 201
-- Parameter: $6 character varying is null
-- Parameter: $7 character varying is null
-- Parameter: $8 bytea = \x7b7d
-- Parameter: $9 bytea[] = {}
-- Lock: replays RowExclusiveLock
-- Lock: users RowShareLock
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
-- Plan: Insert on replays
-- Plan:   Conflict Resolution: UPDATE
-- Plan:   Conflict Arbiter Indexes: replays_pkey
-- Plan:   Conflict Filter: (replays.created_at <= (clock_timestamp() - '24:00:00'::interval))
-- Plan:   CTE forgotten
-- Plan:     ->  Delete on replays replays_1
-- Plan:           ->  Hash Semi Join
-- Plan:                 Hash Cond: (replays_1.scope = "ANY_subquery".scope)
-- Plan:                 ->  Seq Scan on replays replays_1
-- Plan:                 ->  Hash
-- Plan:                       ->  Subquery Scan on "ANY_subquery"
-- Plan:                             ->  Limit
-- Plan:                                   ->  LockRows
-- Plan:                                         ->  Index Scan using replays_created_at_idx on replays replays_2
-- Plan:                                               Filter: (created_at <= (clock_timestamp() - '24:00:00'::interval))
-- Plan:   InitPlan 2
-- Plan:     ->  Seq Scan on replays replays_3
-- Plan:           Filter: ((created_at > (clock_timestamp() - '24:00:00'::interval)) AND (scope = ANY ($9)))
-- Plan:   ->  Result
-- Plan:         One-Time Filter: (NOT (InitPlan 2).col1)
