set local lock_timeout = '2s';

drop index users_admins_idx;
