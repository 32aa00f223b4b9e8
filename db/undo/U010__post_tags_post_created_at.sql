set local lock_timeout = '2s';

drop trigger post_tags_take_post_created_at on post_tags;
drop function post_tags_take_post_created_at();

alter table post_tags drop column post_created_at;
