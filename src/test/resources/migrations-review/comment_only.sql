-- Words: nobody waits.
-- expects: nothing
-- locks: posts SHARE_UPDATE_EXCLUSIVE
-- rewrites: nothing
comment on column posts.title is 'What the post is called, not blank.';
