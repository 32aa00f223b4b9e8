-- GET /api/v1/posts/{id}
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

-- $1 bigint = 7
-- $2 text[] = {"none"}
-- locks: post_tags AccessShareLock, posts AccessShareLock, tags AccessShareLock, users AccessShareLock
with "head" as materialized (
  select "posts"."id" as "id",
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
    ) as "etag"
  from "posts"
  join "users" on "users"."id" = "posts"."author_id"
  where "posts"."id" = $1
)
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
  "head"."etag"
from "head"
left outer join ("posts" join "users" on "users"."id" = "posts"."author_id") on (
  "posts"."id" = "head"."id" and not ("head"."etag" = any (cast($2 as text[])))
);
-- plan:
--   Nested Loop Left Join
--     Join Filter: (head.etag <> ALL ($2))
--     CTE head
--       ->  Nested Loop
--             ->  Index Scan using posts_pkey on posts posts_1
--                   Index Cond: (id = $1)
--             ->  Index Scan using users_pkey on users users_1
--                   Index Cond: (id = posts_1.author_id)
--             SubPlan 1
--               ->  Aggregate
--                     ->  Sort
--                           Sort Key: tags.id
--                           ->  Hash Join
--                                 Hash Cond: (tags.id = post_tags.tag_id)
--                                 ->  Seq Scan on tags
--                                 ->  Hash
--                                       ->  Index Only Scan using post_tags_pkey on post_tags
--                                             Index Cond: (post_id = posts_1.id)
--     ->  CTE Scan on head
--     ->  Nested Loop
--           ->  Index Scan using posts_pkey on posts
--                 Index Cond: (id = head.id)
--           ->  Index Scan using users_pkey on users
--                 Index Cond: (id = posts.author_id)
--     SubPlan 3
--       ->  Aggregate
--             ->  Sort
--                   Sort Key: tags_1.name COLLATE "C"
--                   ->  Hash Join
--                         Hash Cond: (tags_1.id = post_tags_1.tag_id)
--                         ->  Seq Scan on tags tags_1
--                         ->  Hash
--                               ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
--                                     Index Cond: (post_id = posts.id)
