-- GET /api/v1/tags
-- What it sends to the database. Written by make statements, do not edit.

-- $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
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

-- $1 text = 
-- $2 bigint = 0
-- locks: post_tags AccessShareLock, tags AccessShareLock
select "page"."id", "page"."name", (select count(*) from "post_tags" where "post_tags"."tag_id" = "page"."id")
from (
  select "tags"."id", "tags"."name"
  from "tags"
  where lower("tags"."name") like (
    replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
  ) escape '!'
  order by (("tags"."name") collate "C") asc, "tags"."id" asc
  offset $2 rows
  fetch next 21 rows only
) as "page"
order by (("page"."name") collate "C") asc;
-- plan:
--   Subquery Scan on page
--     ->  Limit
--           ->  Sort
--                 Sort Key: tags.name COLLATE "C", tags.id
--                 ->  Seq Scan on tags
--                       Filter: (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text))
--     SubPlan 1
--       ->  Aggregate
--             ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                   Index Cond: (tag_id = page.id)

-- $1 text = 
-- $2 text = tag116
-- $3 bigint = 116
-- $4 bigint = 0
-- locks: post_tags AccessShareLock, tags AccessShareLock
select "page"."id", "page"."name", (select count(*) from "post_tags" where "post_tags"."tag_id" = "page"."id")
from (
  select "tags"."id", "tags"."name"
  from "tags"
  where (
    lower("tags"."name") like (
      replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
    ) escape '!'
      and ((("tags"."name") collate "C"), "tags"."id") > ($2, $3)
  )
  order by (("tags"."name") collate "C") asc, "tags"."id" asc
  offset $4 rows
  fetch next 21 rows only
) as "page"
order by (("page"."name") collate "C") asc;
-- plan:
--   Subquery Scan on page
--     ->  Limit
--           ->  Sort
--                 Sort Key: tags.name COLLATE "C", tags.id
--                 ->  Seq Scan on tags
--                       Filter: ((ROW((name)::text, id) > ROW($2, $3)) AND (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text)))
--     SubPlan 1
--       ->  Aggregate
--             ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                   Index Cond: (tag_id = page.id)

-- $1 text = 
-- $2 text = tag117
-- $3 bigint = 117
-- $4 bigint = 0
-- locks: post_tags AccessShareLock, tags AccessShareLock
select "page"."id", "page"."name", (select count(*) from "post_tags" where "post_tags"."tag_id" = "page"."id")
from (
  select "tags"."id", "tags"."name"
  from "tags"
  where (
    lower("tags"."name") like (
      replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
    ) escape '!'
      and ((("tags"."name") collate "C"), "tags"."id") < ($2, $3)
  )
  order by (("tags"."name") collate "C") desc, "tags"."id" desc
  offset $4 rows
  fetch next 21 rows only
) as "page"
order by (("page"."name") collate "C") desc;
-- plan:
--   Subquery Scan on page
--     ->  Limit
--           ->  Sort
--                 Sort Key: tags.name COLLATE "C" DESC, tags.id DESC
--                 ->  Seq Scan on tags
--                       Filter: ((ROW((name)::text, id) < ROW($2, $3)) AND (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text)))
--     SubPlan 1
--       ->  Aggregate
--             ->  Index Only Scan using post_tags_tag_id_post_created_at_idx on post_tags
--                   Index Cond: (tag_id = page.id)

-- $1 text = 
-- locks: tags AccessShareLock
select count(*)
from (
  select "tags"."id"
  from "tags"
  where lower("tags"."name") like (
    replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
  ) escape '!'
) as "rows";
-- plan:
--   Aggregate
--     ->  Seq Scan on tags
--           Filter: (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text))

-- $1 text = 
-- locks: tags AccessShareLock
explain (format json)
select "tags"."id"
from "tags"
where lower("tags"."name") like (
  replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
) escape '!';
