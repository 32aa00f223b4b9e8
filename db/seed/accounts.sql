-- Lets people sign in as the demo users, whose passwords README names. For a machine of one's own alone: the service runs this
-- where the database is the embedded one and it listens to nobody else, and accounts-closed.sql where it does.
update users set hashed_password = demo.hash, role = demo.role, version = version + 1, updated_at = greatest(clock_timestamp(), updated_at)
from (values
  ('ada@example.com',   'admin', '$argon2id$v=19$m=19456,t=2,p=1$dHlwZXNldC1kZW1vLWFkYQ$lqsTXsm5H4DaQQPrsSgUT+4s49RsKfhE1V3xhJLdVTc'),
  ('grace@example.com', 'user',  '$argon2id$v=19$m=19456,t=2,p=1$dHlwZXNldC1kZW1vLWdyYQ$lqari8NPZr/obtsNF/P8GXi8r27V0Rm3MLCaae/JWz4'),
  ('linus@example.com', 'user',  '$argon2id$v=19$m=19456,t=2,p=1$dHlwZXNldC1kZW1vLWxpbg$xmfuxuszJXs3E+NADbVDSiDmAtdlZlP+Gyx2j3Kde3o')
) as demo (email, role, hash)
where users.email = demo.email and users.hashed_password = '!';
