set local lock_timeout = '2s';

alter table post_tags alter column post_created_at drop not null;
alter table post_tags add constraint post_tags_post_created_at_null_check check (post_created_at is not null);
