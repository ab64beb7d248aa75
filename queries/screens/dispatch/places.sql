-- purpose: The cell of each asked (sheet, row, field, item): file, sheet, reference, header, original text, and who
--     uploaded it. Without a row number, or where the sheet has no column for the field, only the sheet.
--     The four lists are of one length; number counts from 1.
-- grain: number
-- params: $sheet_ids, $row_numbers, $fields, $items
-- columns: number, sheet_id, row_number, file_name, sheet_name, cell, header_text, original_text, reporting_unit,
--     as_of_date, sequence, uploaded_by, uploaded_at
-- noqa: disable=ST03
with asked as (
    select
        unnest(range(1, len($sheet_ids::varchar[]) + 1)) as number,
        unnest($sheet_ids::varchar[])::uuid as sheet_id,
        unnest($row_numbers::integer[]) as row_number,
        unnest($fields::varchar[]) as field,
        unnest($items::varchar[]) as item
),

pointed as (
    select
        asked.number,
        asked.sheet_id,
        asked.row_number,
        mapped.header_text,
        mapped.column_number
    from asked
    inner join ledger.source_column as mapped
        on
            asked.sheet_id = mapped.sheet_id
            and asked.field = mapped.field
            and (asked.item is null or nullif(mapped.item, '') is null or asked.item = mapped.item)
    where asked.row_number is not null
),

cell as (
    select *
    from mart.found_cells(pointed)
    qualify row_number() over (partition by number order by raw_text is null, column_number) = 1
)

select
    asked.number,
    asked.sheet_id::varchar as sheet_id,
    asked.row_number,
    place.file_name,
    coalesce(cell.other_sheet_name, place.sheet_name) as sheet_name,
    cell.cell,
    coalesce(cell.other_header_text, cell.header_text) as header_text,
    cell.original_text,
    place.reporting_unit,
    place.as_of_date,
    place.sequence,
    place.uploaded_by,
    place.uploaded_at
from asked
inner join mart.source_place as place on asked.sheet_id = place.sheet_id
left join cell on asked.number = cell.number
order by asked.number
