-- purpose: Whether a visits ledger speaks of the as-of year, and of the year before up to the same day: by its period,
--     or by a trip in it. A year without one is unknown, which is not zero.
-- grain: one row
-- params: $snapshot_id
-- columns: has_this_year, has_last_year
with spoken as (
    select
        batch.period_end >= snapshot.year_start_date as is_of_this_year,
        batch.period_start <= snapshot.as_of_date - interval 1 year
        and batch.period_end >= snapshot.year_start_date - interval 1 year as is_of_last_year
    from mart.snapshot as snapshot
    inner join mart.current_batch as batch on snapshot.snapshot_id = batch.snapshot_id
    where snapshot.snapshot_id = $snapshot_id and batch.ledger = 'visits'
    union all
    select
        is_this_year as is_of_this_year,
        is_compared and not is_this_year as is_of_last_year
    from mart.leader_trip
    where snapshot_id = $snapshot_id
)

select
    coalesce(bool_or(is_of_this_year), false) as has_this_year,
    coalesce(bool_or(is_of_last_year), false) as has_last_year
from spoken
order by has_this_year, has_last_year
