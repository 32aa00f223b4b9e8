-- Route: POST /api/v1/auth/revoke
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x52ffdb78c28edab300553b283fc2222a319a1f1c6b4b945bbec69cbc68145b0f
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

-- Parameter: $1 bigint = 18
-- Parameter: $2 bigint = 18
-- Lock: sessions RowExclusiveLock
-- Lock: tokens RowExclusiveLock
delete from "sessions" where ("sessions"."id" = $1 and "sessions"."user_id" = $2);
-- Plan: Delete on sessions
-- Plan:   ->  Index Scan using sessions_user_id_idx on sessions
-- Plan:         Index Cond: ((user_id = $2) AND (id = $1))
