-- GET /health/ready
-- What it sends to the database. Written by make statements, do not edit.

select 1 as "one";
-- plan:
--   Result
