-- GET /api/v1/users
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

-- $1 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
order by "users"."created_at" desc, "users"."id" desc
offset $1 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using users_created_at_idx on users

-- $1 timestamp with time zone = 2026-01-01 00:21:00+00:00
-- $2 bigint = 21
-- $3 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
where ("users"."created_at", "users"."id") < (cast($1 as timestamp(6) with time zone), $2)
order by "users"."created_at" desc, "users"."id" desc
offset $3 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using users_created_at_idx on users
--           Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))

-- $1 timestamp with time zone = 2026-01-01 00:20:00+00:00
-- $2 bigint = 20
-- $3 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
where ("users"."created_at", "users"."id") > (cast($1 as timestamp(6) with time zone), $2)
order by "users"."created_at" asc, "users"."id" asc
offset $3 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan using users_created_at_idx on users
--           Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))

-- $1 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
order by "users"."created_at" asc, "users"."id" asc
offset $1 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan using users_created_at_idx on users

-- $1 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
order by "users"."updated_at" desc, "users"."id" desc
offset $1 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using users_updated_at_idx on users

-- $1 timestamp with time zone = 2026-01-01 00:21:00+00:00
-- $2 bigint = 21
-- $3 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
where ("users"."updated_at", "users"."id") < (cast($1 as timestamp(6) with time zone), $2)
order by "users"."updated_at" desc, "users"."id" desc
offset $3 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan Backward using users_updated_at_idx on users
--           Index Cond: (ROW(updated_at, id) < ROW(($1)::timestamp(6) with time zone, $2))

-- $1 timestamp with time zone = 2026-01-01 00:20:00+00:00
-- $2 bigint = 20
-- $3 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
where ("users"."updated_at", "users"."id") > (cast($1 as timestamp(6) with time zone), $2)
order by "users"."updated_at" asc, "users"."id" asc
offset $3 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan using users_updated_at_idx on users
--           Index Cond: (ROW(updated_at, id) > ROW(($1)::timestamp(6) with time zone, $2))

-- $1 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
order by "users"."updated_at" asc, "users"."id" asc
offset $1 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Index Scan using users_updated_at_idx on users

-- locks: users AccessShareLock
select count(*) from (select "users"."id" from "users") as "rows";
-- plan:
--   Aggregate
--     ->  Seq Scan on users

-- locks: users AccessShareLock
explain (format json) select "users"."id" from "users";

-- $1 text = user7@example.com
-- $2 bigint = 0
-- locks: users AccessShareLock
select row (
  "users"."id",
    "users"."email",
    "users"."full_name",
    "users"."is_active",
    "users"."role",
    "users"."created_at",
    "users"."updated_at"
) as "nested"
from "users"
where lower("users"."email") = lower($1)
order by "users"."created_at" desc, "users"."id" desc
offset $2 rows
fetch next 21 rows only;
-- plan:
--   Limit
--     ->  Sort
--           Sort Key: created_at DESC, id DESC
--           ->  Index Scan using users_email_key on users
--                 Index Cond: (lower((email)::text) = lower($1))

-- $1 text = user7@example.com
-- locks: users AccessShareLock
select count(*) from (select "users"."id" from "users" where lower("users"."email") = lower($1)) as "rows";
-- plan:
--   Aggregate
--     ->  Index Scan using users_email_key on users
--           Index Cond: (lower((email)::text) = lower($1))
