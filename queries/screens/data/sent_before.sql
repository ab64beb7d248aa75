-- purpose: The header texts of what a unit sent last of each form, as far as a version shows it, and the fields that
--     its columns fed; what it sent under an earlier name counts too.
-- grain: ledger, form
-- params: $unit, $sequence
-- columns: ledger, form, headers, fields
with shown as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
),

last_batch as (
    select
        batch.batch_id,
        batch.ledger,
        batch.form
    from ledger.upload_batch as batch
    inner join shown on batch.batch_id = shown.batch_id
    inner join mart.units_named_as($unit) as own
        on batch.unit = own.unit and batch.as_of_date = own.as_of_date
    qualify
        row_number() over (
            partition by batch.ledger, batch.form
            order by batch.as_of_date desc, batch.sequence desc, batch.batch_id desc
        ) = 1
)

select
    last_batch.ledger,
    last_batch.form,
    list(distinct source.header_text order by source.header_text) as headers,
    coalesce(list(distinct source.field order by source.field) filter (where source.field is not null), []) as fields
from last_batch
inner join ledger.source_sheet as sheet on last_batch.batch_id = sheet.batch_id
inner join ledger.source_column as source on sheet.sheet_id = source.sheet_id
group by last_batch.ledger, last_batch.form
order by last_batch.ledger, last_batch.form
