-- Route: GET /api/v1/tags
-- What it sends to the database. Written by make statements, do not edit.

-- Parameter: $1 bytea = \xa751f3030f035375afa4f4e551f0a35c3fddb81b23a06404c570752e5a209926
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

-- Parameter: $1 text = 
-- Parameter: $2 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Subquery Scan on page
-- Plan:   ->  Limit
-- Plan:         ->  Sort
-- Plan:               Sort Key: tags.name COLLATE "C", tags.id
-- Plan:               ->  Seq Scan on tags
-- Plan:                     Filter: (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text))
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Index Only Scan using post_tags_tag_id_idx on post_tags
-- Plan:                 Index Cond: (tag_id = page.id)

-- Parameter: $1 text = 
-- Parameter: $2 text = tag116
-- Parameter: $3 bigint = 116
-- Parameter: $4 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Subquery Scan on page
-- Plan:   ->  Limit
-- Plan:         ->  Sort
-- Plan:               Sort Key: tags.name COLLATE "C", tags.id
-- Plan:               ->  Seq Scan on tags
-- Plan:                     Filter: ((ROW((name)::text, id) > ROW($2, $3)) AND (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text)))
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Index Only Scan using post_tags_tag_id_idx on post_tags
-- Plan:                 Index Cond: (tag_id = page.id)

-- Parameter: $1 text = 
-- Parameter: $2 text = tag117
-- Parameter: $3 bigint = 117
-- Parameter: $4 bigint = 0
-- Lock: post_tags AccessShareLock
-- Lock: tags AccessShareLock
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
-- Plan: Subquery Scan on page
-- Plan:   ->  Limit
-- Plan:         ->  Sort
-- Plan:               Sort Key: tags.name COLLATE "C" DESC, tags.id DESC
-- Plan:               ->  Seq Scan on tags
-- Plan:                     Filter: ((ROW((name)::text, id) < ROW($2, $3)) AND (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text)))
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Index Only Scan using post_tags_tag_id_idx on post_tags
-- Plan:                 Index Cond: (tag_id = page.id)

-- Parameter: $1 text = 
-- Lock: tags AccessShareLock
select count(*)
from (
  select "tags"."id"
  from "tags"
  where lower("tags"."name") like (
    replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
  ) escape '!'
) as "rows";
-- Plan: Aggregate
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (lower((name)::text) ~~ like_escape((replace(replace(replace(lower($1), '!'::text, '!!'::text), '%'::text, '!%'::text), '_'::text, '!_'::text) || '%'::text), '!'::text))

-- Parameter: $1 text = 
-- Lock: tags AccessShareLock
explain (format json)
select "tags"."id"
from "tags"
where lower("tags"."name") like (
  replace(replace(replace(lower($1), '!', '!!'), '%', '!%'), '_', '!_') || '%'
) escape '!';
