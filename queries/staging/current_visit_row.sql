-- purpose: Rows of the visits ledger that speak at each snapshot; an event counts on its start_date (without one
--     at its batch's period end), and on days that another batch speaks for it is left out.
-- grain: snapshot_id, batch_id, sheet_id, row_number
-- params: none
-- columns: none
create view mart.current_visit_row as
select
    batch.snapshot_id,
    batch.form,
    batch.unit as reporting_unit,
    batch.as_of_date,
    batch.sequence,
    batch.is_sample,
    batch.period_start,
    batch.period_end,
    coalesce(entry.start_date, batch.period_end) as event_date,
    entry.*
from mart.current_batch as batch
inner join ledger.visit_row as entry on batch.batch_id = entry.batch_id
where
    batch.ledger = 'visits'
    and not exists (
        select 1
        from mart.displaced_span as displaced
        where
            displaced.snapshot_id = batch.snapshot_id
            and displaced.batch_id = batch.batch_id
            and coalesce(entry.start_date, batch.period_end)
            between displaced.first_date and displaced.last_date
    )
