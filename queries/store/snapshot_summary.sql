-- purpose: Whether a snapshot has anything to say, whether sample data speaks in it, and which ledgers do.
-- grain: one row
-- params: $snapshot_id
-- columns: batch_count, is_sample, ledgers
select
    count(*) as batch_count,
    coalesce(bool_or(is_sample), false) as is_sample,
    coalesce(list(distinct ledger), []) as ledgers
from mart.current_batch
where snapshot_id = $snapshot_id
order by batch_count
