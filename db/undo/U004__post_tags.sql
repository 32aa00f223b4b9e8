set local lock_timeout = '2s';

drop table post_tags;
