-- Route: DELETE /api/v1/tags/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x8cb3018c43ba24199a91ea383068878effbcec417e9f8fe9e31a38666ef16ffa
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

-- Parameter: $1 bigint = 11
-- Lock: post_tags RowExclusiveLock
-- Lock: tags RowExclusiveLock
delete from "tags" where "tags"."id" = $1;
-- Plan: Delete on tags
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (id = $1)

-- Parameter: $1 bigint = 12
-- Lock: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = $1 for no key update;
-- Plan: LockRows
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (id = $1)

-- Parameter: $1 bigint = 12
-- Lock: tags AccessShareLock
select ('1p-' || cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar))
from "tags"
where "tags"."id" = $1;
-- Plan: Seq Scan on tags
-- Plan:   Filter: (id = $1)

-- Parameter: $1 bigint = 999999999
-- Lock: tags AccessShareLock
select 1 as "one" from "tags" where "tags"."id" = $1;
-- Plan: Index Only Scan using tags_pkey on tags
-- Plan:   Index Cond: (id = $1)
