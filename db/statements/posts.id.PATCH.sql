-- PATCH /api/v1/posts/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x8cb3018c43ba24199a91ea383068878effbcec417e9f8fe9e31a38666ef16ffa
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

-- $1 character varying = Another title
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 7
-- $5 text = Another title
-- locks: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."title" is distinct from $5);
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $4)
--           Filter: ((title)::text IS DISTINCT FROM $5)

-- $1 bigint[] = {7}
-- $2 bigint[] = {7}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
select "posts"."id",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(encode(sha256(convert_to("page_tags"."stamps", 'UTF8')), 'hex'), 32), ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags",
    string_agg(
      (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ',' order by "tags"."id"
    ) as "stamps"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (cast((select cast($1 as bigint[])) as bigint[]))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
where "posts"."id" = any (cast((select cast($2 as bigint[])) as bigint[]));
-- plan:
--   Merge Left Join
--     Merge Cond: (posts.id = post_tags.post_id)
--     InitPlan 1
--       ->  Result
--     ->  Nested Loop
--           ->  Index Scan using posts_pkey on posts
--                 Index Cond: (id = ANY ((InitPlan 1).col1))
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)
--     ->  GroupAggregate
--           Group Key: post_tags.post_id
--           InitPlan 2
--             ->  Result
--           ->  Sort
--                 Sort Key: post_tags.post_id, tags.name COLLATE "C"
--                 ->  Hash Join
--                       Hash Cond: (post_tags.tag_id = tags.id)
--                       ->  Index Only Scan using post_tags_pkey on post_tags
--                             Index Cond: (post_id = ANY ((InitPlan 2).col1))
--                       ->  Hash
--                             ->  Seq Scan on tags

-- $1 character varying = Another content
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 7
-- $5 text = Another content
-- locks: posts RowExclusiveLock
update "posts"
set "content" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."content" is distinct from $5);
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $4)
--           Filter: ((content)::text IS DISTINCT FROM $5)

-- $1 character varying = Third title
-- $2 character varying = Third content
-- $3 bigint = 1
-- $4 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $5 bigint = 7
-- $6 text = Third title
-- $7 text = Third content
-- locks: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "content" = $2,
  "version" = ("posts"."version" + $3),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($4 as interval day to second)))
where ("posts"."id" = $5 and ("posts"."title" is distinct from $6 or "posts"."content" is distinct from $7));
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $5)
--           Filter: (((title)::text IS DISTINCT FROM $6) OR ((content)::text IS DISTINCT FROM $7))

-- $1 bigint = 7
-- locks: posts RowShareLock
select "posts"."id" from "posts" where "posts"."id" = $1 for no key update;
-- plan:
--   LockRows
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)

-- $1 text[] = {"tag3","tag4"}
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

-- $1 bigint = 7
-- $2 bigint[] = {3,4}
-- locks: post_tags RowExclusiveLock
delete from "post_tags"
where ("post_tags"."post_id" = $1 and "post_tags"."tag_id" <> all (cast($2 as bigint[])));
-- plan:
--   Delete on post_tags
--     ->  Index Scan using post_tags_pkey on post_tags
--           Index Cond: (post_id = $1)
--           Filter: (tag_id <> ALL ($2))

-- $1 bigint[] = {3,4}
-- $2 bigint = 7
-- locks: post_tags RowExclusiveLock, posts RowShareLock, tags RowShareLock
insert into "post_tags" ("post_id", "tag_id", "post_created_at")
select "posts"."id", "wanted"."id", "posts"."created_at"
from "posts"
cross join unnest(cast($1 as bigint[])) as "wanted" ("id")
where "posts"."id" = $2
on conflict do nothing;
-- plan:
--   Insert on post_tags
--     Conflict Resolution: NOTHING
--     ->  Nested Loop
--           ->  Index Scan using posts_pkey on posts
--                 Index Cond: (id = $2)
--           ->  Function Scan on unnest wanted

-- $1 bigint = 1
-- $2 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $3 bigint = 7
-- locks: posts RowExclusiveLock
update "posts"
set "version" = ("posts"."version" + $1),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($2 as interval day to second)))
where "posts"."id" = $3;
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $3)

-- $1 text[] = {"tour3"}
-- $2 text[] = {"tour3"}
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

-- $1 bigint[] = {5,6}
-- locks: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = any (cast($1 as bigint[])) for key share;
-- plan:
--   LockRows
--     ->  Seq Scan on tags
--           Filter: (id = ANY ($1))

-- $1 character varying = Fourth title
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 7
-- locks: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where "posts"."id" = $4;
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $4)

-- $1 character varying = Fourth content
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 7
-- locks: posts RowExclusiveLock
update "posts"
set "content" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where "posts"."id" = $4;
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $4)

-- $1 character varying = Fifth title
-- $2 character varying = Fifth content
-- $3 bigint = 1
-- $4 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $5 bigint = 7
-- locks: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "content" = $2,
  "version" = ("posts"."version" + $3),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($4 as interval day to second)))
where "posts"."id" = $5;
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $5)

-- $1 bigint = 7
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
select row (
  "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    row ("users"."id", "users"."full_name"),
    case when "posts"."id" is not null then (
      select coalesce(json_agg(json_build_array(t."v0", t."v1")), json_build_array())
      from (
        select "tags"."id" as "v0", "tags"."name" as "v1"
        from "post_tags"
        join "tags" on "tags"."id" = "post_tags"."tag_id"
        where "post_tags"."post_id" = "posts"."id"
        order by (("tags"."name") collate "C")
      ) as t
    ) end
) as "nested",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(
        encode(
          sha256(
            convert_to(
              (
                select string_agg(
                  (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                  order by "tags"."id"
                ) as "stamps"
                from "post_tags"
                join "tags" on "tags"."id" = "post_tags"."tag_id"
                where "post_tags"."post_id" = "posts"."id"
              ),
                'UTF8'
            )
          ),
            'hex'
        ),
          32
      ),
        ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where "posts"."id" = $1;
-- plan:
--   Nested Loop
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = posts.author_id)
--     SubPlan 1
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags.name COLLATE "C"
--                   ->  Hash Join
--                         Hash Cond: (tags.id = post_tags.tag_id)
--                         ->  Seq Scan on tags
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags
--                                     Index Cond: (post_id = posts.id)
--     SubPlan 2
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags_1.id
--                   ->  Hash Join
--                         Hash Cond: (tags_1.id = post_tags_1.tag_id)
--                         ->  Seq Scan on tags tags_1
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
--                                     Index Cond: (post_id = posts.id)

-- $1 bigint = 7
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
select (
  '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
    left(
      encode(
        sha256(
          convert_to(
            (
              select string_agg(
                (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                order by "tags"."id"
              ) as "stamps"
              from "post_tags"
              join "tags" on "tags"."id" = "post_tags"."tag_id"
              where "post_tags"."post_id" = "posts"."id"
            ),
              'UTF8'
          )
        ),
          'hex'
      ),
        32
    ),
      ''
  )
)
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where "posts"."id" = $1;
-- plan:
--   Nested Loop
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = posts.author_id)
--     SubPlan 1
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags.id
--                   ->  Hash Join
--                         Hash Cond: (tags.id = post_tags.tag_id)
--                         ->  Seq Scan on tags
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags
--                                     Index Cond: (post_id = posts.id)

-- $1 character varying = Still mine
-- $2 bigint = 1
-- $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- $4 bigint = 412
-- $5 bigint = 20
-- $6 text = Still mine
-- locks: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."author_id" = $5 and "posts"."title" is distinct from $6);
-- plan:
--   Update on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $4)
--           Filter: (((title)::text IS DISTINCT FROM $6) AND (author_id = $5))

-- $1 bigint = 412
-- $2 bigint = 20
-- locks: posts RowShareLock
select "posts"."id" from "posts" where ("posts"."id" = $1 and "posts"."author_id" = $2) for no key update;
-- plan:
--   LockRows
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)
--           Filter: (author_id = $2)

-- $1 bigint = 412
-- $2 bigint = 22
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
select row (
  "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    row ("users"."id", "users"."full_name"),
    case when "posts"."id" is not null then (
      select coalesce(json_agg(json_build_array(t."v0", t."v1")), json_build_array())
      from (
        select "tags"."id" as "v0", "tags"."name" as "v1"
        from "post_tags"
        join "tags" on "tags"."id" = "post_tags"."tag_id"
        where "post_tags"."post_id" = "posts"."id"
        order by (("tags"."name") collate "C")
      ) as t
    ) end
) as "nested",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(
        encode(
          sha256(
            convert_to(
              (
                select string_agg(
                  (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                  order by "tags"."id"
                ) as "stamps"
                from "post_tags"
                join "tags" on "tags"."id" = "post_tags"."tag_id"
                where "post_tags"."post_id" = "posts"."id"
              ),
                'UTF8'
            )
          ),
            'hex'
        ),
          32
      ),
        ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where ("posts"."id" = $1 and "posts"."author_id" = $2);
-- plan:
--   Nested Loop
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)
--           Filter: (author_id = $2)
--     ->  Index Scan using users_pkey on users
--           Index Cond: (id = $2)
--     SubPlan 1
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags.name COLLATE "C"
--                   ->  Hash Join
--                         Hash Cond: (tags.id = post_tags.tag_id)
--                         ->  Seq Scan on tags
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags
--                                     Index Cond: (post_id = posts.id)
--     SubPlan 2
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags_1.id
--                   ->  Hash Join
--                         Hash Cond: (tags_1.id = post_tags_1.tag_id)
--                         ->  Seq Scan on tags tags_1
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
--                                     Index Cond: (post_id = posts.id)

-- $1 bigint = 412
-- locks: posts AccessShareLock
select 1 as "one" from "posts" where "posts"."id" = $1;
-- plan:
--   Index Only Scan using posts_pkey on posts
--     Index Cond: (id = $1)
