-- purpose: Project batches that the past can be read from: visible, up to the as-of, and of two for one
--     (form, unit, as-of) only the one published last.
-- params: $snapshot_id, $sequence, $as_of
insert into mart.project_history by name
select
    $snapshot_id as snapshot_id,
    batch_id,
    form,
    unit,
    as_of_date
from mart.visible_batch($sequence, $as_of)
where ledger = 'projects' and as_of_date <= $as_of
qualify
    row_number() over (
        partition by form, unit, as_of_date
        order by sequence desc, batch_id desc
    ) = 1
order by as_of_date, form, unit, batch_id
