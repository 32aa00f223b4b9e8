set local lock_timeout = '2s';

-- The posts of a tag come in the order of their publication, so the index that leads to them needs its time.
alter table post_tags
  add column post_created_at timestamptz,
  add constraint post_tags_post_created_at_null_check check (post_created_at is not null) not valid;

comment on column post_tags.post_created_at is 'created_at of the post, for the index from a tag to its posts.';

create function post_tags_take_post_created_at() returns trigger language plpgsql as $$
begin
  -- Where there is no such post, the foreign key is to say so.
  new.post_created_at := coalesce((select created_at from posts where id = new.post_id), 'infinity');
  return new;
end
$$;

-- For those who do not send it: the release before this column, and whoever writes by hand.
create trigger post_tags_take_post_created_at before insert on post_tags for each row
  when (new.post_created_at is null) execute function post_tags_take_post_created_at();
