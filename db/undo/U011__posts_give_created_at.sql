set local lock_timeout = '2s';

drop trigger posts_give_created_at on posts;
drop function posts_give_created_at();
