-- purpose: What the rows of a stored batch say, as a number that any order of them gives; beside
--     store/row_digest_drafted it tells a file sent twice from one that was read another way.
-- grain: one row
-- params: $batch_id
-- columns: row_count, digest
select
    count(*) as row_count,
    coalesce(sum(hash(entry)), 0)::varchar as digest
from (
    select * exclude (batch_id, sheet_id)
    from ledger.any_table
    where batch_id = $batch_id::uuid
) as entry
