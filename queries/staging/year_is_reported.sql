-- purpose: mart.year_is_reported(snapshot, ledger): whether a current batch of a ledger speaks of the as-of year.
--     Without one, what happened this year is unknown, which is not zero.
create macro mart.year_is_reported(in_snapshot, in_ledger) as
(
    select count(*) > 0
    from mart.current_batch as batch
    inner join mart.snapshot as snapshot on batch.snapshot_id = snapshot.snapshot_id
    where
        batch.snapshot_id = in_snapshot
        and batch.ledger = in_ledger
        and coalesce(batch.period_end, batch.as_of_date) >= snapshot.year_start_date
)
