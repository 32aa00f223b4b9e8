-- Route: GET /api/v1/users
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

-- Parameter: $1 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan Backward using users_created_at_idx on users

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:21:00+00:00
-- Parameter: $2 bigint = 21
-- Parameter: $3 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan Backward using users_created_at_idx on users
-- Plan:         Index Cond: (ROW(created_at, id) < ROW(($1)::timestamp(6) with time zone, $2))

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:20:00+00:00
-- Parameter: $2 bigint = 20
-- Parameter: $3 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan using users_created_at_idx on users
-- Plan:         Index Cond: (ROW(created_at, id) > ROW(($1)::timestamp(6) with time zone, $2))

-- Parameter: $1 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan using users_created_at_idx on users

-- Parameter: $1 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan Backward using users_updated_at_idx on users

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:21:00+00:00
-- Parameter: $2 bigint = 21
-- Parameter: $3 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan Backward using users_updated_at_idx on users
-- Plan:         Index Cond: (ROW(updated_at, id) < ROW(($1)::timestamp(6) with time zone, $2))

-- Parameter: $1 timestamp with time zone = 2026-01-01 00:20:00+00:00
-- Parameter: $2 bigint = 20
-- Parameter: $3 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan using users_updated_at_idx on users
-- Plan:         Index Cond: (ROW(updated_at, id) > ROW(($1)::timestamp(6) with time zone, $2))

-- Parameter: $1 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Index Scan using users_updated_at_idx on users

-- Lock: users AccessShareLock
select count(*) from (select "users"."id" from "users") as "rows";
-- Plan: Aggregate
-- Plan:   ->  Seq Scan on users

-- Lock: users AccessShareLock
explain (format json) select "users"."id" from "users";

-- Parameter: $1 text = user7@example.com
-- Parameter: $2 bigint = 0
-- Lock: users AccessShareLock
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
-- Plan: Limit
-- Plan:   ->  Sort
-- Plan:         Sort Key: created_at DESC, id DESC
-- Plan:         ->  Index Scan using users_email_key on users
-- Plan:               Index Cond: (lower((email)::text) = lower($1))

-- Parameter: $1 text = user7@example.com
-- Lock: users AccessShareLock
select count(*) from (select "users"."id" from "users" where lower("users"."email") = lower($1)) as "rows";
-- Plan: Aggregate
-- Plan:   ->  Index Scan using users_email_key on users
-- Plan:         Index Cond: (lower((email)::text) = lower($1))
