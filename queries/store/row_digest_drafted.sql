-- purpose: The same of the registered frame incoming, as its rows would be stored in the table.
-- grain: one row
-- columns: row_count, digest
select
    count(*) as row_count,
    coalesce(sum(hash(entry)), 0)::varchar as digest
from (
    select * exclude (batch_id, sheet_id)
    from ledger.any_table
    where false
    union all by name
    select * exclude (batch_id, sheet_id)
    from incoming
) as entry
