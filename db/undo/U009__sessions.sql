set local lock_timeout = '2s';

drop table tokens;
drop table sessions;
