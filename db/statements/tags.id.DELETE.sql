-- DELETE /api/v1/tags/{id}
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

-- $1 bigint = 11
-- locks: post_tags RowExclusiveLock, tags RowExclusiveLock
delete from "tags" where "tags"."id" = $1;
-- plan:
--   Delete on tags
--     ->  Seq Scan on tags
--           Filter: (id = $1)

-- $1 bigint = 12
-- locks: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = $1 for no key update;
-- plan:
--   LockRows
--     ->  Seq Scan on tags
--           Filter: (id = $1)

-- $1 bigint = 12
-- locks: tags AccessShareLock
select ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- plan:
--   Seq Scan on tags
--     Filter: (id = $1)

-- $1 bigint = 999999999
-- locks: tags AccessShareLock
select 1 as "one" from "tags" where "tags"."id" = $1;
-- plan:
--   Index Only Scan using tags_pkey on tags
--     Index Cond: (id = $1)
