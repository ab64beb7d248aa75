-- purpose: Project batches that the past can be read from: visible, up to the as-of, and of two for one
--     (form, unit, as-of) only the one published last.
-- grain: snapshot_id, batch_id
-- params: $snapshot_id, $sequence, $as_of
-- columns: none
insert into mart.project_history by name
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
)

select
    $snapshot_id as snapshot_id,
    batch.batch_id,
    batch.form,
    named.name as unit,
    batch.as_of_date
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
inner join mart.unit_name($sequence, $as_of) as named
    on batch.unit = named.unit and batch.as_of_date = named.as_of_date
where batch.ledger = 'projects' and batch.as_of_date <= $as_of
qualify
    row_number() over (
        partition by batch.form, named.name, batch.as_of_date
        order by batch.sequence desc, batch.batch_id desc
    ) = 1
order by batch.as_of_date, batch.form, named.name, batch.batch_id
