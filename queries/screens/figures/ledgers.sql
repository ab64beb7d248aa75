-- purpose: Which ledgers speak at the snapshot, and whether of the as-of year; a figure of a ledger that does not is
--     unknown, not zero.
-- grain: ledger
-- params: $snapshot_id
-- columns: ledger, batch_count, is_of_this_year
select
    batch.ledger,
    count(*) as batch_count,
    mart.year_is_reported($snapshot_id, batch.ledger) as is_of_this_year
from mart.current_batch as batch
where batch.snapshot_id = $snapshot_id
group by batch.ledger
order by batch.ledger
