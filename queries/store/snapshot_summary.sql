-- purpose: Whether a snapshot has anything to say and whether sample data speaks in it.
-- grain: one row
-- params: $snapshot_id
-- columns: batch_count, is_sample
select
    count(*) as batch_count,
    coalesce(bool_or(is_sample), false) as is_sample
from mart.current_batch
where snapshot_id = $snapshot_id
order by batch_count
