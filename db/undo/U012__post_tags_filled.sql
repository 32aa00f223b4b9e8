set local lock_timeout = '2s';

-- What was checked cannot be unchecked: the constraint is made again as it was before.
alter table post_tags
  drop constraint post_tags_post_created_at_null_check,
  add constraint post_tags_post_created_at_null_check check (post_created_at is not null) not valid;
