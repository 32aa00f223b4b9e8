-- Route: POST /api/v1/posts
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

-- Parameter: $1 bigint = 20
-- Parameter: $2 bigint[] = {}
-- Parameter: $3 character varying = Tour
-- Parameter: $4 character varying = Without tags
-- Parameter: $5 bigint[] = {}
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowExclusiveLock
-- Lock: tags RowShareLock
-- Lock: users RowShareLock
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
    insert into "post_tags" ("post_id", "tag_id")
    select "posts"."id", "tags"."id"
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
-- Plan: Nested Loop Left Join
-- Plan:   CTE users
-- Plan:     ->  LockRows
-- Plan:           ->  Index Scan using users_pkey on users users_1
-- Plan:                 Index Cond: (id = $1)
-- Plan:   CTE tags
-- Plan:     ->  LockRows
-- Plan:           ->  Seq Scan on tags tags_1
-- Plan:                 Filter: (id = ANY ($2))
-- Plan:   CTE posts
-- Plan:     ->  Insert on posts posts_1
-- Plan:           InitPlan 3
-- Plan:             ->  Aggregate
-- Plan:                   ->  CTE Scan on tags tags_2
-- Plan:           ->  Result
-- Plan:                 One-Time Filter: ((InitPlan 3).col1 = cardinality($5))
-- Plan:                 ->  CTE Scan on users users_2
-- Plan:   CTE carried
-- Plan:     ->  Insert on post_tags
-- Plan:           ->  Nested Loop
-- Plan:                 ->  CTE Scan on posts posts_2
-- Plan:                 ->  CTE Scan on tags tags_3
-- Plan:   ->  Aggregate
-- Plan:         ->  Sort
-- Plan:               Sort Key: tags.name COLLATE "C"
-- Plan:               ->  CTE Scan on tags
-- Plan:   ->  Nested Loop
-- Plan:         Join Filter: (posts.author_id = users.id)
-- Plan:         ->  CTE Scan on posts
-- Plan:         ->  CTE Scan on users

-- Parameter: $1 bigint = 20
-- Parameter: $2 text[] = {tag3,tour1}
-- Parameter: $3 text[] = {tag3,tour1}
-- Parameter: $4 character varying = Tour
-- Parameter: $5 character varying = Named tags
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowExclusiveLock
-- Lock: tags RowExclusiveLock
-- Lock: users RowShareLock
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
    insert into "post_tags" ("post_id", "tag_id")
    select "posts"."id", "tags"."id"
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
-- Plan: Nested Loop Left Join
-- Plan:   CTE users
-- Plan:     ->  LockRows
-- Plan:           ->  Index Scan using users_pkey on users users_1
-- Plan:                 Index Cond: (id = $1)
-- Plan:   CTE found
-- Plan:     ->  LockRows
-- Plan:           ->  Hash Semi Join
-- Plan:                 Hash Cond: (lower((tags_1.name)::text) = lower(wanted.name))
-- Plan:                 ->  Seq Scan on tags tags_1
-- Plan:                 ->  Hash
-- Plan:                       ->  Function Scan on unnest wanted
-- Plan:   CTE made
-- Plan:     ->  Insert on tags tags_2
-- Plan:           Conflict Resolution: UPDATE
-- Plan:           Conflict Arbiter Indexes: tags_name_key
-- Plan:           ->  Subquery Scan on "*SELECT*"
-- Plan:                 ->  Unique
-- Plan:                       InitPlan 3
-- Plan:                         ->  CTE Scan on users users_2
-- Plan:                       ->  Sort
-- Plan:                             Sort Key: ((lower(wanted_1.name))::text) COLLATE "C", wanted_1.place
-- Plan:                             ->  Result
-- Plan:                                   One-Time Filter: (InitPlan 3).col1
-- Plan:                                   ->  Hash Anti Join
-- Plan:                                         Hash Cond: (lower(wanted_1.name) = lower((found.name)::text))
-- Plan:                                         ->  Function Scan on unnest wanted_1
-- Plan:                                         ->  Hash
-- Plan:                                               ->  CTE Scan on found
-- Plan:   CTE tags
-- Plan:     ->  Append
-- Plan:           ->  CTE Scan on found found_1
-- Plan:           ->  CTE Scan on made
-- Plan:   CTE posts
-- Plan:     ->  Insert on posts posts_1
-- Plan:           ->  CTE Scan on users users_3
-- Plan:   CTE carried
-- Plan:     ->  Insert on post_tags
-- Plan:           ->  Nested Loop
-- Plan:                 ->  CTE Scan on posts posts_2
-- Plan:                 ->  CTE Scan on tags tags_3
-- Plan:   ->  Aggregate
-- Plan:         ->  Sort
-- Plan:               Sort Key: tags.name COLLATE "C"
-- Plan:               ->  CTE Scan on tags
-- Plan:   ->  Nested Loop
-- Plan:         Join Filter: (posts.author_id = users.id)
-- Plan:         ->  CTE Scan on posts
-- Plan:         ->  CTE Scan on users

-- Parameter: $1 bigint = 100
-- Parameter: $2 bytea = \x0202020202020202020202020202020202020202020202020202020202020202
-- Parameter: $3 bytea = \x0303030303030303030303030303030303030303030303030303030303030303
-- Parameter: $4 bigint = 20
-- Parameter: $5 integer = 201
-- Parameter: $6 character varying = /api/v1/posts/404
-- Parameter: $7 character varying = "1p-404.1-20.1-"
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

-- Parameter: $1 bytea[] = {\\334\\017\\103\\204\\206\\047\\316\\360\\060\\345\\272\\221\\075\\116\\231\\360\\365\\174\\116\\345\\225\\232\\043\\347\\144\\077\\315\\000\\135\\151\\255\\010}
-- Lock: replays AccessShareLock
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
-- Plan: Bitmap Heap Scan on replays
-- Plan:   Recheck Cond: (scope = ANY ($1))
-- Plan:   Filter: (created_at > (clock_timestamp() - '24:00:00'::interval))
-- Plan:   ->  Bitmap Index Scan on replays_pkey
-- Plan:         Index Cond: (scope = ANY ($1))
