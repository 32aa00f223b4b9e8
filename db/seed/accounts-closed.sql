-- Takes back what accounts.sql did, where the passwords that README names still hold: their salts begin with 'typeset-demo'.
-- Who is an admin by it is none any more.
with closed as (
  update users set hashed_password = '!', role = 'user', version = version + 1, updated_at = greatest(clock_timestamp(), updated_at)
  where hashed_password like '$argon2id$%$dHlwZXNldC1kZW1v%$%'
  returning id
)
delete from sessions using closed where sessions.user_id = closed.id;
