-- purpose: A table of the ledger database read from end to end: its rows, and a number made of every value in them.
--     A damaged block fails the reading.
-- grain: one row
-- columns: row_count, digest
select
    count(*) as row_count,
    coalesce(sum(hash(entry)), 0)::varchar as digest
from (
    select *
    from ledger.any_table
) as entry
