-- Finds the admins among all users: whether one is left is asked before one goes.
create index concurrently users_admins_idx on users (id) where role = 'admin';
