-- Route: GET /api/v1/posts/{id}
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

-- Parameter: $1 bigint[] = {7}
-- Parameter: $2 bigint[] = {7}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Merge Left Join
-- Plan:   Merge Cond: (posts.id = post_tags.post_id)
-- Plan:   InitPlan 1
-- Plan:     ->  Result
-- Plan:   ->  Nested Loop
-- Plan:         ->  Index Scan using posts_pkey on posts
-- Plan:               Index Cond: (id = ANY ((InitPlan 1).col1))
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = posts.author_id)
-- Plan:   ->  GroupAggregate
-- Plan:         Group Key: post_tags.post_id
-- Plan:         InitPlan 2
-- Plan:           ->  Result
-- Plan:         ->  Sort
-- Plan:               Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:               ->  Hash Join
-- Plan:                     Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                     ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                           Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                     ->  Hash
-- Plan:                           ->  Seq Scan on tags

-- Parameter: $1 bigint = 7
-- Parameter: $2 text[] = {"none"}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Nested Loop Left Join
-- Plan:   Join Filter: (head.etag <> ALL ($2))
-- Plan:   CTE head
-- Plan:     ->  Nested Loop
-- Plan:           ->  Index Scan using posts_pkey on posts posts_1
-- Plan:                 Index Cond: (id = $1)
-- Plan:           ->  Index Scan using users_pkey on users users_1
-- Plan:                 Index Cond: (id = posts_1.author_id)
-- Plan:           SubPlan 1
-- Plan:             ->  Aggregate
-- Plan:                   ->  Sort
-- Plan:                         Sort Key: tags.id
-- Plan:                         ->  Hash Join
-- Plan:                               Hash Cond: (tags.id = post_tags.tag_id)
-- Plan:                               ->  Seq Scan on tags
-- Plan:                               ->  Hash
-- Plan:                                     ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                           Index Cond: (post_id = posts_1.id)
-- Plan:   ->  CTE Scan on head
-- Plan:   ->  Nested Loop
-- Plan:         ->  Index Scan using posts_pkey on posts
-- Plan:               Index Cond: (id = head.id)
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = posts.author_id)
-- Plan:   SubPlan 3
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags_1.name COLLATE "C"
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags_1.id = post_tags_1.tag_id)
-- Plan:                       ->  Seq Scan on tags tags_1
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
-- Plan:                                   Index Cond: (post_id = posts.id)
