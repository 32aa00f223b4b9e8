-- POST /api/v1/posts
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

-- $1 bigint = 20
-- $2 bigint[] = {}
-- $3 character varying = Tour
-- $4 character varying = Without tags
-- $5 bigint[] = {}
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock, tags RowShareLock, users RowShareLock
with "users" as (
  select "users"."id", "users"."full_name", "users"."version"
  from "users"
  where "users"."id" = $1
  for key share
),
  "tags" as (
    select "tags"."id", "tags"."name", "tags"."version"
    from "tags"
    where "tags"."id" = any (cast($2 as bigint[]))
    for key share
  ),
  "posts" as (
    insert into "posts" ("title", "content", "author_id")
    select $3, $4, "users"."id"
    from "users"
    where (select count(*) from "tags") = cardinality(cast($5 as bigint[]))
    returning "posts"."id",
      "posts"."author_id",
      "posts"."title",
      "posts"."content",
      "posts"."version",
      "posts"."created_at",
      "posts"."updated_at"
  ),
  "carried" as (
    insert into "post_tags" ("post_id", "tag_id", "post_created_at")
    select "posts"."id", "tags"."id", "posts"."created_at"
    from "posts"
    cross join "tags"
    returning "post_tags"."tag_id"
  )
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "post_tags"."tags",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(encode(sha256(convert_to("post_tags"."stamps", 'UTF8')), 'hex'), 32), ''
    )
  ),
  exists (select 1 as "one" from "users"),
  "post_tags"."ids"
from (
  select json_agg(
    json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")
  ) as "tags",
    string_agg(
      (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ',' order by "tags"."id"
    ) as "stamps",
    array_agg("tags"."id") as "ids"
  from "tags"
) as "post_tags"
left outer join ("posts" join "users" on "users"."id" = "posts"."author_id") on true;
-- plan:
--   Nested Loop Left Join
--     CTE users
--       ->  LockRows
--             ->  Index Scan using users_pkey on users users_1
--                   Index Cond: (id = $1)
--     CTE tags
--       ->  LockRows
--             ->  Seq Scan on tags tags_1
--                   Filter: (id = ANY ($2))
--     CTE posts
--       ->  Insert on posts posts_1
--             InitPlan 3
--               ->  Aggregate
--                     ->  CTE Scan on tags tags_2
--             ->  Result
--                   One-Time Filter: ((InitPlan 3).col1 = cardinality($5))
--                   ->  CTE Scan on users users_2
--     CTE carried
--       ->  Insert on post_tags
--             ->  Nested Loop
--                   ->  CTE Scan on posts posts_2
--                   ->  CTE Scan on tags tags_3
--     InitPlan 6
--       ->  CTE Scan on users users_3
--     ->  Aggregate
--           ->  Sort
--                 Sort Key: tags.name COLLATE "C"
--                 ->  CTE Scan on tags
--     ->  Nested Loop
--           Join Filter: (posts.author_id = users.id)
--           ->  CTE Scan on posts
--           ->  CTE Scan on users

-- $1 bigint = 20
-- $2 text[] = {tag3,tour1}
-- $3 text[] = {tag3,tour1}
-- $4 character varying = Tour
-- $5 character varying = Named tags
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock, tags RowExclusiveLock, users RowShareLock
with "users" as (
  select "users"."id", "users"."full_name", "users"."version"
  from "users"
  where "users"."id" = $1
  for key share
),
  "found" as (
    select "tags"."id", "tags"."name", "tags"."version"
    from "tags"
    where lower("tags"."name") in (
      select lower("wanted"."name")
      from unnest(cast($2 as text[])) with ordinality as "wanted" ("name", "place")
    )
    for key share
  ),
  "made" as (
    insert into "tags" ("name")
    select distinct on (((lower("wanted"."name")) collate "C")) "wanted"."name"
    from unnest(cast($3 as text[])) with ordinality as "wanted" ("name", "place")
    where (
      exists (select 1 as "one" from "users")
        and not exists (select 1 as "one" from "found" where lower("found"."name") = lower("wanted"."name"))
    )
    order by ((lower("wanted"."name")) collate "C"), "wanted"."place"
    on conflict (lower("name")) do update
    set "name" = "tags"."name"
    returning "tags"."id", "tags"."name", "tags"."version"
  ),
  "tags" as (
    select "found"."id", "found"."name", "found"."version"
    from "found"
    union all
    select "made"."id", "made"."name", "made"."version"
    from "made"
  ),
  "posts" as (
    insert into "posts" ("title", "content", "author_id")
    select $4, $5, "users"."id"
    from "users"
    returning "posts"."id",
      "posts"."author_id",
      "posts"."title",
      "posts"."content",
      "posts"."version",
      "posts"."created_at",
      "posts"."updated_at"
  ),
  "carried" as (
    insert into "post_tags" ("post_id", "tag_id", "post_created_at")
    select "posts"."id", "tags"."id", "posts"."created_at"
    from "posts"
    cross join "tags"
    returning "post_tags"."tag_id"
  )
select "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "post_tags"."tags",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(encode(sha256(convert_to("post_tags"."stamps", 'UTF8')), 'hex'), 32), ''
    )
  ),
  exists (select 1 as "one" from "users"),
  "post_tags"."ids"
from (
  select json_agg(
    json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")
  ) as "tags",
    string_agg(
      (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ',' order by "tags"."id"
    ) as "stamps",
    array_agg("tags"."id") as "ids"
  from "tags"
) as "post_tags"
left outer join ("posts" join "users" on "users"."id" = "posts"."author_id") on true;
-- plan:
--   Nested Loop Left Join
--     CTE users
--       ->  LockRows
--             ->  Index Scan using users_pkey on users users_1
--                   Index Cond: (id = $1)
--     CTE found
--       ->  LockRows
--             ->  Hash Semi Join
--                   Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
--                   ->  Seq Scan on tags tags_1
--                   ->  Hash
--                         ->  Function Scan on unnest wanted
--     CTE made
--       ->  Insert on tags tags_2
--             Conflict Resolution: UPDATE
--             Conflict Arbiter Indexes: tags_name_key
--             ->  Subquery Scan on "*SELECT*"
--                   ->  Unique
--                         InitPlan 3
--                           ->  CTE Scan on users users_2
--                         ->  Sort
--                               Sort Key: ((lower(wanted_1.name))::text) COLLATE "C", wanted_1.place
--                               ->  Result
--                                     One-Time Filter: (InitPlan 3).col1
--                                     ->  Hash Anti Join
--                                           Hash Cond: (lower(wanted_1.name) = lower((found.name)::text))
--                                           ->  Function Scan on unnest wanted_1
--                                           ->  Hash
--                                                 ->  CTE Scan on found
--     CTE tags
--       ->  Append
--             ->  CTE Scan on found found_1
--             ->  CTE Scan on made
--     CTE posts
--       ->  Insert on posts posts_1
--             ->  CTE Scan on users users_3
--     CTE carried
--       ->  Insert on post_tags
--             ->  Nested Loop
--                   ->  CTE Scan on posts posts_2
--                   ->  CTE Scan on tags tags_3
--     InitPlan 8
--       ->  CTE Scan on users users_4
--     ->  Aggregate
--           ->  Sort
--                 Sort Key: tags.name COLLATE "C"
--                 ->  CTE Scan on tags
--     ->  Nested Loop
--           Join Filter: (posts.author_id = users.id)
--           ->  CTE Scan on posts
--           ->  CTE Scan on users

-- $1 bigint = 100
-- $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- $4 bigint = 20
-- $5 integer = 201
-- $6 character varying = /api/v1/posts/404
-- $7 character varying = "1p-404.1-20.1-"
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

-- $1 bytea[] = {\\334\\017\\103\\204\\206\\047\\316\\360\\060\\345\\272\\221\\075\\116\\231\\360\\365\\174\\116\\345\\225\\232\\043\\347\\144\\077\\315\\000\\135\\151\\255\\010}
-- locks: replays AccessShareLock
select "replays"."body",
  "replays"."user_id",
  "replays"."status",
  "replays"."location",
  "replays"."etag",
  "replays"."answer"
from "replays"
where (
  "replays"."scope" = any (cast($1 as bytea[]))
    and "replays"."created_at" > clock_timestamp() - interval '24 hours'
);
-- plan:
--   Bitmap Heap Scan on replays
--     Recheck Cond: (scope = ANY ($1))
--     Filter: (created_at > (clock_timestamp() - '24:00:00'::interval))
--     ->  Bitmap Index Scan on replays_pkey
--           Index Cond: (scope = ANY ($1))
