-- DELETE /api/v1/posts/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x6783d186466c1dc3c99f1066e67e1c7ef084523fed74469f52bf6d869f68431c
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

-- $1 bigint = 412
-- $2 bigint = 22
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock
delete from "posts" where ("posts"."id" = $1 and "posts"."author_id" = $2);
-- plan:
--   Delete on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)
--           Filter: (author_id = $2)

-- $1 bigint = 412
-- locks: posts AccessShareLock
select 1 as "one" from "posts" where "posts"."id" = $1;
-- plan:
--   Index Only Scan using posts_pkey on posts
--     Index Cond: (id = $1)

-- $1 bigint = 8
-- locks: post_tags RowExclusiveLock, posts RowExclusiveLock
delete from "posts" where "posts"."id" = $1;
-- plan:
--   Delete on posts
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)

-- $1 bigint = 9
-- locks: posts RowShareLock
select "posts"."id" from "posts" where "posts"."id" = $1 for no key update;
-- plan:
--   LockRows
--     ->  Index Scan using posts_pkey on posts
--           Index Cond: (id = $1)

-- $1 bigint = 9
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
