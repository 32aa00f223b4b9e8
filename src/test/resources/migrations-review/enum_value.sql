-- A value that cannot be taken back.
-- expects: WARNING enum
-- locks: nothing
-- rewrites: nothing
alter type mood add value 'angry';
