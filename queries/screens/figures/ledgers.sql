-- purpose: Which ledgers speak at the snapshot; a figure of a ledger that does not is unknown, not zero.
-- grain: ledger
-- params: $snapshot_id
-- columns: ledger, batch_count, newest_as_of_date
select
    batch.ledger,
    count(*) as batch_count,
    max(batch.as_of_date) as newest_as_of_date
from mart.snapshot as snapshot
inner join mart.current_batch as batch on snapshot.snapshot_id = batch.snapshot_id
where
    snapshot.snapshot_id = $snapshot_id
    and (batch.period_end is null or batch.period_end >= snapshot.year_start_date)
group by batch.ledger
order by batch.ledger
