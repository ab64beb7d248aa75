-- purpose: How old the figures of a snapshot are: the last upload that speaks in it, and who made it.
-- grain: one row, none where nothing speaks
-- params: $snapshot_id
-- columns: uploaded_at, uploaded_by, unit, as_of_date, sequence, is_sample
select
    batch.uploaded_at,
    batch.uploaded_by,
    speaking.unit,
    speaking.as_of_date,
    speaking.sequence,
    bool_or(speaking.is_sample) over () as is_sample
from mart.current_batch as speaking
inner join ledger.upload_batch as batch on speaking.batch_id = batch.batch_id
where speaking.snapshot_id = $snapshot_id
order by batch.uploaded_at desc, speaking.ledger, speaking.form, speaking.unit, speaking.batch_id
limit 1
