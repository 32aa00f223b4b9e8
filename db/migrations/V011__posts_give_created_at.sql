set local lock_timeout = '2s';

create function posts_give_created_at() returns trigger language plpgsql as $$
begin
  update post_tags set post_created_at = new.created_at where post_id = new.id;
  return null;
end
$$;

-- The service never changes when a post was published; whoever does by hand has it changed in both places.
create trigger posts_give_created_at after update of created_at on posts for each row
  when (new.created_at is distinct from old.created_at) execute function posts_give_created_at();
