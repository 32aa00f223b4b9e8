-- A new value cannot be used in the transaction that adds it.
-- expects: BLOCKING fails; WARNING enum
-- locks: nothing
-- rewrites: nothing
alter type mood add value 'angry';
select 'angry'::mood;
