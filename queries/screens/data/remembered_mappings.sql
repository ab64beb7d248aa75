-- purpose: What units taught of kinds of header, the last word on each, unless it was forgotten: which sheet it was
--     made on (else the last published one with that header), who and when. headers is JSON, null where no
--     sheet is known.
-- grain: unit, fingerprint
-- params: $unit
-- columns: mapping_id, unit, fingerprint, mapping, ledger, file_name, sheet_name, headers, saved_by, saved_at
with last_word as (
    select *
    from ledger.header_mapping
    where $unit is null or unit = $unit
    qualify
        row_number() over (
            partition by unit, fingerprint
            order by saved_at desc, mapping_id desc
        ) = 1
),

published as (
    select
        sheet.fingerprint,
        batch.unit,
        batch.ledger,
        sheet.sheet_id,
        sheet.file_name,
        sheet.sheet_name
    from ledger.source_sheet as sheet
    inner join ledger.upload_batch as batch on sheet.batch_id = batch.batch_id
    qualify
        row_number() over (
            partition by sheet.fingerprint, batch.unit
            order by batch.sequence desc, sheet.sheet_id desc
        ) = 1
),

source as (
    select distinct
        sheet_id,
        column_letter,
        header_text
    from ledger.source_column
),

header as (
    select
        source.sheet_id,
        json_group_object(source.column_letter, source.header_text)::varchar as headers
    from source
    inner join published on source.sheet_id = published.sheet_id
    group by source.sheet_id
)

select
    last_word.mapping_id::varchar as mapping_id,
    last_word.unit,
    last_word.fingerprint,
    last_word.mapping,
    coalesce(made.ledger, published.ledger) as ledger,
    coalesce(made.file_name, published.file_name) as file_name,
    coalesce(made.sheet_name, published.sheet_name) as sheet_name,
    coalesce(made.headers, header.headers) as headers,
    last_word.saved_by,
    last_word.saved_at
from last_word
anti join ledger.forgotten as gone on last_word.mapping_id = gone.remembered_id
left join ledger.mapping_sheet as made on last_word.mapping_id = made.mapping_id
left join published on last_word.fingerprint = published.fingerprint and last_word.unit = published.unit
left join header on published.sheet_id = header.sheet_id
order by last_word.unit, last_word.saved_at desc, last_word.mapping_id
