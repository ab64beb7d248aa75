-- purpose: Rows of a ledger that no upload brought; a sound database has none.
-- grain: one row
-- columns: row_count
select count(*) as row_count
from ledger.any_table as entry
where not exists (
    select 1
    from ledger.upload_batch as batch
    where batch.batch_id = entry.batch_id
)
