-- Route: DELETE /api/v1/posts/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x6783d186466c1dc3c99f1066e67e1c7ef084523fed74469f52bf6d869f68431c
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

-- Parameter: $1 bigint = 412
-- Parameter: $2 bigint = 22
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowExclusiveLock
delete from "posts" where ("posts"."id" = $1 and "posts"."author_id" = $2);
-- Plan: Delete on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:         Filter: (author_id = $2)

-- Parameter: $1 bigint = 412
-- Lock: posts AccessShareLock
select 1 as "one" from "posts" where "posts"."id" = $1;
-- Plan: Index Only Scan using posts_pkey on posts
-- Plan:   Index Cond: (id = $1)

-- Parameter: $1 bigint = 8
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowExclusiveLock
delete from "posts" where "posts"."id" = $1;
-- Plan: Delete on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)

-- Parameter: $1 bigint = 9
-- Lock: posts RowShareLock
select "posts"."id" from "posts" where "posts"."id" = $1 for no key update;
-- Plan: LockRows
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)

-- Parameter: $1 bigint = 9
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
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
-- Plan: Nested Loop
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = posts.author_id)
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags.id
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags.id = post_tags.tag_id)
-- Plan:                       ->  Seq Scan on tags
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                   Index Cond: (post_id = posts.id)
