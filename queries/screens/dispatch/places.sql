-- purpose: The cell of each asked (sheet, row, field, item): file, sheet, reference, header, original text, and who
--     uploaded it. Without a row number, or where the sheet has no column for the field, only the sheet.
--     The four lists are of one length; number counts from 1.
-- grain: number
-- params: $sheet_ids, $row_numbers, $fields, $items
-- columns: number, sheet_id, row_number, file_name, sheet_name, cell, header_text, original_text, reporting_unit,
--     as_of_date, sequence, uploaded_by, uploaded_at
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
        mapped.header_text,
        mapped.column_number,
        coalesce(span.top_row, asked.row_number) as cell_row,
        coalesce(span.left_column, mapped.column_number) as cell_column,
        asked.sheet_id
    from asked
    inner join ledger.source_column as mapped
        on
            asked.sheet_id = mapped.sheet_id
            and asked.field = mapped.field
            and (asked.item is null or nullif(mapped.item, '') is null or asked.item = mapped.item)
    left join ledger.source_merge as span
        on
            asked.sheet_id = span.sheet_id
            and asked.row_number between span.top_row and span.bottom_row
            and mapped.column_number between span.left_column and span.right_column
    where asked.row_number is not null
),

line as (
    select *
    from ledger.source_row
    where
        sheet_id in (select pointed.sheet_id from pointed)
        and row_number in (select pointed.cell_row from pointed)
),

cell as (
    select
        pointed.number,
        coalesce(origin.header_text, pointed.header_text) as header_text,
        origin.sheet_name,
        mart.cell_reference(
            coalesce(origin.cell_row, pointed.cell_row), coalesce(origin.cell_column, pointed.cell_column)
        ) as cell,
        coalesce(
            origin.original_text, line.shown[pointed.cell_column], line.raw[pointed.cell_column]
        ) as original_text
    from pointed
    left join line on pointed.sheet_id = line.sheet_id and pointed.cell_row = line.row_number
    left join ledger.source_origin as origin
        on
            pointed.sheet_id = origin.sheet_id
            and pointed.cell_row = origin.row_number
            and pointed.cell_column = origin.column_number
    qualify
        row_number() over (
            partition by pointed.number
            order by line.raw[pointed.cell_column] is null, pointed.column_number
        ) = 1
)

select
    asked.number,
    asked.sheet_id::varchar as sheet_id,
    asked.row_number,
    place.file_name,
    coalesce(cell.sheet_name, place.sheet_name) as sheet_name,
    cell.cell,
    cell.header_text,
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
