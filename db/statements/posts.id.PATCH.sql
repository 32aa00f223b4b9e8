-- Route: PATCH /api/v1/posts/{id}
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

-- Parameter: $1 character varying = Another title
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 7
-- Parameter: $5 text = Another title
-- Lock: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."title" is distinct from $5);
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $4)
-- Plan:         Filter: ((title)::text IS DISTINCT FROM $5)

-- Parameter: $1 bigint[] = {7}
-- Parameter: $2 bigint[] = {7}
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
select "posts"."id",
  "posts"."id",
  "posts"."title",
  "posts"."content",
  cast("posts"."created_at" as text),
  cast("posts"."updated_at" as text),
  "users"."id",
  "users"."full_name",
  "page_tags"."tags",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(encode(sha256(convert_to("page_tags"."stamps", 'UTF8')), 'hex'), 32), ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
left outer join (
  select "post_tags"."post_id",
    json_agg(json_build_array("tags"."id", "tags"."name") order by (("tags"."name") collate "C")) as "tags",
    string_agg(
      (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ',' order by "tags"."id"
    ) as "stamps"
  from "post_tags"
  join "tags" on "tags"."id" = "post_tags"."tag_id"
  where "post_tags"."post_id" = any (cast((select cast($1 as bigint[])) as bigint[]))
  group by "post_tags"."post_id"
) as "page_tags" on "page_tags"."post_id" = "posts"."id"
where "posts"."id" = any (cast((select cast($2 as bigint[])) as bigint[]));
-- Plan: Merge Left Join
-- Plan:   Merge Cond: (posts.id = post_tags.post_id)
-- Plan:   InitPlan 1
-- Plan:     ->  Result
-- Plan:   ->  Nested Loop
-- Plan:         ->  Index Scan using posts_pkey on posts
-- Plan:               Index Cond: (id = ANY ((InitPlan 1).col1))
-- Plan:         ->  Index Scan using users_pkey on users
-- Plan:               Index Cond: (id = posts.author_id)
-- Plan:   ->  GroupAggregate
-- Plan:         Group Key: post_tags.post_id
-- Plan:         InitPlan 2
-- Plan:           ->  Result
-- Plan:         ->  Sort
-- Plan:               Sort Key: post_tags.post_id, tags.name COLLATE "C"
-- Plan:               ->  Hash Join
-- Plan:                     Hash Cond: (post_tags.tag_id = tags.id)
-- Plan:                     ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                           Index Cond: (post_id = ANY ((InitPlan 2).col1))
-- Plan:                     ->  Hash
-- Plan:                           ->  Seq Scan on tags

-- Parameter: $1 character varying = Another content
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 7
-- Parameter: $5 text = Another content
-- Lock: posts RowExclusiveLock
update "posts"
set "content" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."content" is distinct from $5);
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $4)
-- Plan:         Filter: ((content)::text IS DISTINCT FROM $5)

-- Parameter: $1 character varying = Third title
-- Parameter: $2 character varying = Third content
-- Parameter: $3 bigint = 1
-- Parameter: $4 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $5 bigint = 7
-- Parameter: $6 text = Third title
-- Parameter: $7 text = Third content
-- Lock: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "content" = $2,
  "version" = ("posts"."version" + $3),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($4 as interval day to second)))
where ("posts"."id" = $5 and ("posts"."title" is distinct from $6 or "posts"."content" is distinct from $7));
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $5)
-- Plan:         Filter: (((title)::text IS DISTINCT FROM $6) OR ((content)::text IS DISTINCT FROM $7))

-- Parameter: $1 bigint = 7
-- Lock: posts RowShareLock
select "posts"."id" from "posts" where "posts"."id" = $1 for no key update;
-- Plan: LockRows
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)

-- Parameter: $1 text[] = {"tag3","tag4"}
-- Lock: tags RowShareLock
select "wanted"."name", "tags"."id"
from unnest(cast($1 as text[])) with ordinality as "wanted" ("name", "place")
join "tags" on lower("tags"."name") = lower("wanted"."name")
for key share of "tags";
-- Plan: LockRows
-- Plan:   ->  Hash Join
-- Plan:         Hash Cond: (lower((tags.name)::text) = lower(wanted.name))
-- Plan:         ->  Seq Scan on tags
-- Plan:         ->  Hash
-- Plan:               ->  Function Scan on unnest wanted

-- Parameter: $1 bigint = 7
-- Parameter: $2 bigint[] = {3,4}
-- Lock: post_tags RowExclusiveLock
delete from "post_tags"
where ("post_tags"."post_id" = $1 and "post_tags"."tag_id" <> all (cast($2 as bigint[])));
-- Plan: Delete on post_tags
-- Plan:   ->  Index Scan using post_tags_pkey on post_tags
-- Plan:         Index Cond: (post_id = $1)
-- Plan:         Filter: (tag_id <> ALL ($2))

-- Parameter: $1 bigint = 7
-- Parameter: $2 bigint[] = {3,4}
-- Lock: post_tags RowExclusiveLock
-- Lock: posts RowShareLock
-- Lock: tags RowShareLock
insert into "post_tags" ("post_id", "tag_id")
select $1, "wanted"."id"
from unnest(cast($2 as bigint[])) as "wanted" ("id")
on conflict do nothing;
-- Plan: Insert on post_tags
-- Plan:   Conflict Resolution: NOTHING
-- Plan:   ->  Function Scan on unnest wanted

-- Parameter: $1 bigint = 1
-- Parameter: $2 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $3 bigint = 7
-- Lock: posts RowExclusiveLock
update "posts"
set "version" = ("posts"."version" + $1),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($2 as interval day to second)))
where "posts"."id" = $3;
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $3)

-- Parameter: $1 text[] = {"tour3"}
-- Parameter: $2 text[] = {"tour3"}
-- Lock: tags RowExclusiveLock
with "made" as (
  insert into "tags" ("name")
  select "wanted"."name"
  from unnest(cast($1 as text[])) with ordinality as "wanted" ("name", "place")
  order by ((lower("wanted"."name")) collate "C"), "wanted"."place"
  on conflict do nothing
  returning "tags"."id", "tags"."name"
)
select "wanted"."name", "made"."id"
from unnest(cast($2 as text[])) with ordinality as "wanted" ("name", "place")
join "made" on lower("made"."name") = lower("wanted"."name");
-- Plan: Hash Join
-- Plan:   Hash Cond: (lower((made.name)::text) = lower(wanted.name))
-- Plan:   CTE made
-- Plan:     ->  Insert on tags
-- Plan:           Conflict Resolution: NOTHING
-- Plan:           ->  Subquery Scan on "*SELECT*"
-- Plan:                 ->  Sort
-- Plan:                       Sort Key: ((lower(wanted_1.name))::text) COLLATE "C", wanted_1.place
-- Plan:                       ->  Function Scan on unnest wanted_1
-- Plan:   ->  CTE Scan on made
-- Plan:   ->  Hash
-- Plan:         ->  Function Scan on unnest wanted

-- Parameter: $1 bigint[] = {5,6}
-- Lock: tags RowShareLock
select "tags"."id" from "tags" where "tags"."id" = any (cast($1 as bigint[])) for key share;
-- Plan: LockRows
-- Plan:   ->  Seq Scan on tags
-- Plan:         Filter: (id = ANY ($1))

-- Parameter: $1 character varying = Fourth title
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 7
-- Lock: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where "posts"."id" = $4;
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $4)

-- Parameter: $1 character varying = Fourth content
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 7
-- Lock: posts RowExclusiveLock
update "posts"
set "content" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where "posts"."id" = $4;
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $4)

-- Parameter: $1 character varying = Fifth title
-- Parameter: $2 character varying = Fifth content
-- Parameter: $3 bigint = 1
-- Parameter: $4 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $5 bigint = 7
-- Lock: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "content" = $2,
  "version" = ("posts"."version" + $3),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($4 as interval day to second)))
where "posts"."id" = $5;
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $5)

-- Parameter: $1 bigint = 7
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
select row (
  "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    row ("users"."id", "users"."full_name"),
    case when "posts"."id" is not null then (
      select coalesce(json_agg(json_build_array(t."v0", t."v1")), json_build_array())
      from (
        select "tags"."id" as "v0", "tags"."name" as "v1"
        from "post_tags"
        join "tags" on "tags"."id" = "post_tags"."tag_id"
        where "post_tags"."post_id" = "posts"."id"
        order by (("tags"."name") collate "C")
      ) as t
    ) end
) as "nested",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(
        encode(
          sha256(
            convert_to(
              (
                select string_agg(
                  (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                  order by "tags"."id"
                ) as "stamps"
                from "post_tags"
                join "tags" on "tags"."id" = "post_tags"."tag_id"
                where "post_tags"."post_id" = "posts"."id"
              ),
                'UTF8'
            )
          ),
            'hex'
        ),
          32
      ),
        ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where "posts"."id" = $1;
-- Plan: Nested Loop
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = posts.author_id)
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags.name COLLATE "C"
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags.id = post_tags.tag_id)
-- Plan:                       ->  Seq Scan on tags
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                   Index Cond: (post_id = posts.id)
-- Plan:   SubPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags_1.id
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags_1.id = post_tags_1.tag_id)
-- Plan:                       ->  Seq Scan on tags tags_1
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
-- Plan:                                   Index Cond: (post_id = posts.id)

-- Parameter: $1 bigint = 7
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
select (
  '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
    left(
      encode(
        sha256(
          convert_to(
            (
              select string_agg(
                (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                order by "tags"."id"
              ) as "stamps"
              from "post_tags"
              join "tags" on "tags"."id" = "post_tags"."tag_id"
              where "post_tags"."post_id" = "posts"."id"
            ),
              'UTF8'
          )
        ),
          'hex'
      ),
        32
    ),
      ''
  )
)
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where "posts"."id" = $1;
-- Plan: Nested Loop
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = posts.author_id)
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags.id
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags.id = post_tags.tag_id)
-- Plan:                       ->  Seq Scan on tags
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                   Index Cond: (post_id = posts.id)

-- Parameter: $1 character varying = Still mine
-- Parameter: $2 bigint = 1
-- Parameter: $3 interval = 0 years 0 mons 0 days 0 hours 0 mins 0.000001 secs
-- Parameter: $4 bigint = 412
-- Parameter: $5 bigint = 20
-- Parameter: $6 text = Still mine
-- Lock: posts RowExclusiveLock
update "posts"
set "title" = $1,
  "version" = ("posts"."version" + $2),
  "updated_at" = greatest(clock_timestamp(), ("posts"."updated_at" + cast($3 as interval day to second)))
where ("posts"."id" = $4 and "posts"."author_id" = $5 and "posts"."title" is distinct from $6);
-- Plan: Update on posts
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $4)
-- Plan:         Filter: (((title)::text IS DISTINCT FROM $6) AND (author_id = $5))

-- Parameter: $1 bigint = 412
-- Parameter: $2 bigint = 20
-- Lock: posts RowShareLock
select "posts"."id" from "posts" where ("posts"."id" = $1 and "posts"."author_id" = $2) for no key update;
-- Plan: LockRows
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:         Filter: (author_id = $2)

-- Parameter: $1 bigint = 412
-- Parameter: $2 bigint = 22
-- Lock: post_tags AccessShareLock
-- Lock: posts AccessShareLock
-- Lock: tags AccessShareLock
-- Lock: users AccessShareLock
select row (
  "posts"."id",
    "posts"."title",
    "posts"."content",
    "posts"."created_at",
    "posts"."updated_at",
    row ("users"."id", "users"."full_name"),
    case when "posts"."id" is not null then (
      select coalesce(json_agg(json_build_array(t."v0", t."v1")), json_build_array())
      from (
        select "tags"."id" as "v0", "tags"."name" as "v1"
        from "post_tags"
        join "tags" on "tags"."id" = "post_tags"."tag_id"
        where "post_tags"."post_id" = "posts"."id"
        order by (("tags"."name") collate "C")
      ) as t
    ) end
) as "nested",
  (
    '1p-' || cast("posts"."id" as varchar) || '.' || cast("posts"."version" as varchar) || '-' || cast("users"."id" as varchar) || '.' || cast("users"."version" as varchar) || '-' || coalesce(
      left(
        encode(
          sha256(
            convert_to(
              (
                select string_agg(
                  (cast("tags"."id" as varchar) || '.' || cast("tags"."version" as varchar)), ','
                  order by "tags"."id"
                ) as "stamps"
                from "post_tags"
                join "tags" on "tags"."id" = "post_tags"."tag_id"
                where "post_tags"."post_id" = "posts"."id"
              ),
                'UTF8'
            )
          ),
            'hex'
        ),
          32
      ),
        ''
    )
  )
from "posts"
join "users" on "users"."id" = "posts"."author_id"
where ("posts"."id" = $1 and "posts"."author_id" = $2);
-- Plan: Nested Loop
-- Plan:   ->  Index Scan using posts_pkey on posts
-- Plan:         Index Cond: (id = $1)
-- Plan:         Filter: (author_id = $2)
-- Plan:   ->  Index Scan using users_pkey on users
-- Plan:         Index Cond: (id = $2)
-- Plan:   SubPlan 1
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags.name COLLATE "C"
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags.id = post_tags.tag_id)
-- Plan:                       ->  Seq Scan on tags
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags
-- Plan:                                   Index Cond: (post_id = posts.id)
-- Plan:   SubPlan 2
-- Plan:     ->  Aggregate
-- Plan:           ->  Sort
-- Plan:                 Sort Key: tags_1.id
-- Plan:                 ->  Hash Join
-- Plan:                       Hash Cond: (tags_1.id = post_tags_1.tag_id)
-- Plan:                       ->  Seq Scan on tags tags_1
-- Plan:                       ->  Hash
-- Plan:                             ->  Index Only Scan using post_tags_pkey on post_tags post_tags_1
-- Plan:                                   Index Cond: (post_id = posts.id)

-- Parameter: $1 bigint = 412
-- Lock: posts AccessShareLock
select 1 as "one" from "posts" where "posts"."id" = $1;
-- Plan: Index Only Scan using posts_pkey on posts
-- Plan:   Index Cond: (id = $1)
