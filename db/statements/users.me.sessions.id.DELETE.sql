-- Route: DELETE /api/v1/users/me/sessions/{id}
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x7beba46c39b61af71ad05ab933455ef7f232b5e4f49e5a2d497f459f6f8f2885
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

-- Parameter: $1 bigint = 17
-- Parameter: $2 bigint = 17
-- Lock: sessions RowExclusiveLock
-- Lock: tokens RowExclusiveLock
delete from "sessions" where ("sessions"."id" = $1 and "sessions"."user_id" = $2);
-- Plan: Delete on sessions
-- Plan:   ->  Index Scan using sessions_user_id_idx on sessions
-- Plan:         Index Cond: ((user_id = $2) AND (id = $1))
