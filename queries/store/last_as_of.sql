-- purpose: The greatest as-of that is visible at a version; null where nothing is.
-- grain: one row
-- params: $sequence
-- columns: as_of_date
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
)

select max(batch.as_of_date) as as_of_date
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
order by as_of_date
