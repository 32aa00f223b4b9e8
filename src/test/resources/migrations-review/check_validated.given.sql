alter table posts add constraint posts_version_check check (version > 0) not valid;
