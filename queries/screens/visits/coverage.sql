-- purpose: Whether a visits ledger speaks of the year before, up to the same day: by its period, or by a trip in it.
--     Without one last year is unknown, which is not zero.
-- grain: one row
-- params: $snapshot_id
-- columns: has_last_year
with spoken as (
    select 1
    from mart.snapshot as snapshot
    inner join mart.current_batch as batch on snapshot.snapshot_id = batch.snapshot_id
    where
        snapshot.snapshot_id = $snapshot_id
        and batch.ledger = 'visits'
        and batch.period_start <= snapshot.as_of_date - interval 1 year
        and batch.period_end >= snapshot.year_start_date - interval 1 year
    union all
    select 1
    from mart.leader_trip
    where snapshot_id = $snapshot_id and is_compared and not is_this_year
)

select count(*) > 0 as has_last_year
from spoken
order by has_last_year
