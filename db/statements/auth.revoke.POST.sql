-- POST /api/v1/auth/revoke
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \x52ffdb78c28edab300553b283fc2222a319a1f1c6b4b945bbec69cbc68145b0f
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

-- $1 bigint = 18
-- $2 bigint = 18
-- locks: sessions RowExclusiveLock, tokens RowExclusiveLock
delete from "sessions" where ("sessions"."id" = $1 and "sessions"."user_id" = $2);
-- plan:
--   Delete on sessions
--     ->  Index Scan using sessions_user_id_idx on sessions
--           Index Cond: ((user_id = $2) AND (id = $1))
