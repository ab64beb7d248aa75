-- purpose: mart.current_<table>: rows of a ledger that speak at each snapshot, with what their batch says of itself. In
--     a period ledger an event counts on its own day (without one at its batch's period end), and on days that another
--     batch speaks for it is left out. One view a ledger, filled from data/ledgers (queries.for_ledger).
-- grain: snapshot_id, batch_id, sheet_id, row_number (readiness: item)
create or replace view mart.current_any_table as
select
    batch.snapshot_id,
    batch.form,
    batch.unit as reporting_unit,
    batch.as_of_date,
    batch.sequence,
    batch.is_sample,
    batch.period_start,
    batch.period_end,
    coalesce(any_date, batch.period_end) as event_date,
    entry.*
from mart.current_batch as batch
inner join ledger.any_table as entry on batch.batch_id = entry.batch_id
where
    batch.ledger = 'any_ledger'
    and not exists (
        select 1
        from mart.displaced_span as displaced
        where
            displaced.snapshot_id = batch.snapshot_id
            and displaced.batch_id = batch.batch_id
            and coalesce(any_date, batch.period_end) between displaced.first_date and displaced.last_date
    )
