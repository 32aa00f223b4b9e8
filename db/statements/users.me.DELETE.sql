-- Route: DELETE /api/v1/users/me
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \x8a7be276f8fa620390a6e5e949823fcf0156ba5dc042777e6b6d956bad1c7508
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

-- Parameter: $1 bigint = 14
-- Parameter: $2 text = admin
-- Lock: users RowShareLock
select "users"."id"
from "users"
where (
  "users"."role" = 'admin'
    and "users"."is_active"
    and exists (
      select 1 as "one" from "users" as "leaving" where ("leaving"."id" = $1 and "leaving"."role" = $2)
    )
)
order by "users"."id"
for no key update;
-- Plan: LockRows
-- Plan:   InitPlan 1
-- Plan:     ->  Index Scan using users_pkey on users leaving
-- Plan:           Index Cond: (id = $1)
-- Plan:           Filter: ((role)::text = $2)
-- Plan:   ->  Result
-- Plan:         One-Time Filter: (InitPlan 1).col1
-- Plan:         ->  Index Scan using users_admins_idx on users
-- Plan:               Filter: (is_active AND ((role)::text = 'admin'::text))

-- Parameter: $1 bigint = 14
-- Parameter: $2 bigint = 14
-- Lock: posts RowShareLock
-- Lock: replays RowExclusiveLock
-- Lock: sessions RowExclusiveLock
-- Lock: tokens RowExclusiveLock
-- Lock: users RowExclusiveLock
delete from "users" where ("users"."id" = $1 and "users"."id" = $2);
-- Plan: Delete on users
-- Plan:   ->  Result
-- Plan:         One-Time Filter: ($1 = $2)
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = $2)

-- Parameter: $1 bigint = 14
-- Parameter: $2 bigint = 14
-- Lock: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for update;
-- Plan: LockRows
-- Plan:   ->  Result
-- Plan:         One-Time Filter: ($1 = $2)
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = $2)

-- Parameter: $1 bigint = 14
-- Parameter: $2 bigint = 14
-- Lock: users RowShareLock
select "users"."id" from "users" where ("users"."id" = $1 and "users"."id" = $2) for no key update;
-- Plan: LockRows
-- Plan:   ->  Result
-- Plan:         One-Time Filter: ($1 = $2)
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = $2)

-- Parameter: $1 bigint = 14
-- Lock: users AccessShareLock
select ('1o-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar))
from "users"
where "users"."id" = $1;
-- Plan: Index Scan using users_pkey on users
-- Plan:   Index Cond: (id = $1)

-- Parameter: $1 bigint = 14
-- Parameter: $2 bigint = 14
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowExclusiveLock
delete from "posts" where ("posts"."author_id" = $1 and "posts"."author_id" = $2);
-- Plan: Delete on posts
-- Plan:   ->  Result
-- Plan:         One-Time Filter: ($1 = $2)
-- Plan:         ->  Index Scan using posts_author_id_title_idx on posts
-- Plan:               Index Cond: (author_id = $2)
