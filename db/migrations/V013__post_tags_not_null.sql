set local lock_timeout = '2s';

alter table post_tags alter column post_created_at set not null;
alter table post_tags drop constraint post_tags_post_created_at_null_check;
