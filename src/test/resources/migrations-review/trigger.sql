-- What happens to a row is not in the statement that changes it.
-- expects: WARNING kind-of-object; WARNING kind-of-object
-- locks: posts SHARE_ROW_EXCLUSIVE
-- rewrites: nothing
set local lock_timeout = '2s';

create function touch() returns trigger language plpgsql as $$
begin
  new.updated_at := now(); -- at the end; of it
  return new;
end
$$;

create trigger posts_touch before update on posts for each row execute function touch();
