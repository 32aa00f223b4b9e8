-- All databases of a server share its roles.
-- expects: BLOCKING changes-server
-- locks: nothing
-- rewrites: nothing
set local lock_timeout = '2s';

create role reporter nologin;
