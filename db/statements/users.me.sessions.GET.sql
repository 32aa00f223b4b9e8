-- GET /api/v1/users/me/sessions
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \xe40c67bfaa6cca7b194410b9748a207ec74acf9883b4368dfea41f1f88f30e52
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

-- $1 bigint = 5
-- $2 bigint = 5
-- $3 bigint = 0
-- locks: sessions AccessShareLock
select "sessions"."id",
  "sessions"."user_agent",
  "sessions"."created_at",
  "sessions"."refreshed_at",
  "sessions"."expires_at",
  ("sessions"."id" = $1)
from "sessions"
where ("sessions"."user_id" = $2 and "sessions"."expires_at" > clock_timestamp())
order by "sessions"."created_at" desc, "sessions"."id" desc
offset $3 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using sessions_user_id_idx on sessions
--           Index Cond: (user_id = $2)
--           Filter: (expires_at > clock_timestamp())

-- $1 bigint = 5
-- $2 bigint = 5
-- $3 timestamp with time zone = 2026-02-03 00:00:00+00:00
-- $4 bigint = 43
-- $5 bigint = 0
-- locks: sessions AccessShareLock
select "sessions"."id",
  "sessions"."user_agent",
  "sessions"."created_at",
  "sessions"."refreshed_at",
  "sessions"."expires_at",
  ("sessions"."id" = $1)
from "sessions"
where (
  "sessions"."user_id" = $2
    and "sessions"."expires_at" > clock_timestamp()
    and ("sessions"."created_at", "sessions"."id") < (cast($3 as timestamp(6) with time zone), $4)
)
order by "sessions"."created_at" desc, "sessions"."id" desc
offset $5 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using sessions_user_id_idx on sessions
--           Index Cond: ((user_id = $2) AND (ROW(created_at, id) < ROW(($3)::timestamp(6) with time zone, $4)))
--           Filter: (expires_at > clock_timestamp())

-- $1 bigint = 5
-- $2 bigint = 5
-- $3 timestamp with time zone = 2026-02-02 00:00:00+00:00
-- $4 bigint = 42
-- $5 bigint = 0
-- locks: sessions AccessShareLock
select "sessions"."id",
  "sessions"."user_agent",
  "sessions"."created_at",
  "sessions"."refreshed_at",
  "sessions"."expires_at",
  ("sessions"."id" = $1)
from "sessions"
where (
  "sessions"."user_id" = $2
    and "sessions"."expires_at" > clock_timestamp()
    and ("sessions"."created_at", "sessions"."id") > (cast($3 as timestamp(6) with time zone), $4)
)
order by "sessions"."created_at" asc, "sessions"."id" asc
offset $5 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan using sessions_user_id_idx on sessions
--           Index Cond: ((user_id = $2) AND (ROW(created_at, id) > ROW(($3)::timestamp(6) with time zone, $4)))
--           Filter: (expires_at > clock_timestamp())

-- $1 bigint = 5
-- locks: sessions AccessShareLock
select count(*)
from (
  select "sessions"."id"
  from "sessions"
  where ("sessions"."user_id" = $1 and "sessions"."expires_at" > clock_timestamp())
) as "rows";
-- plan:
--   Aggregate
--     ->  Index Scan using sessions_user_id_idx on sessions
--           Index Cond: (user_id = $1)
--           Filter: (expires_at > clock_timestamp())

-- $1 bigint = 5
-- locks: sessions AccessShareLock
explain (format json)
select "sessions"."id"
from "sessions"
where ("sessions"."user_id" = $1 and "sessions"."expires_at" > clock_timestamp());
