-- A kind of object that this schema does without.
-- expects: WARNING kind-of-object
-- locks: users ACCESS_SHARE
-- rewrites: nothing
create view admins as select id, email from users where role = 'admin';
