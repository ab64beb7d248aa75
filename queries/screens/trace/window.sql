-- purpose: A few rows of a sheet as they stand: those of its header, and those around one row; which of its columns
--     were read (numbers from 1), and the field that each fed.
-- grain: row_number
-- params: $sheet_id, $row_number, $around
-- columns: row_number, role, texts, ledger, column_numbers, column_fields
with fed as (
    select
        list(column_number order by column_number, field) as column_numbers,
        list(field order by column_number, field) as column_fields
    from ledger.source_column
    where sheet_id = $sheet_id::uuid
)

select
    source_row.row_number,
    source_row.role,
    list_transform(
        list_zip(source_row.shown, source_row.raw),
        lambda pair: coalesce(pair[1], pair[2])
    ) as texts,
    sheet.ledger,
    fed.column_numbers,
    fed.column_fields
from ledger.source_row as source_row
inner join mart.source_place as sheet on source_row.sheet_id = sheet.sheet_id
cross join fed
where
    source_row.sheet_id = $sheet_id::uuid
    and (
        list_contains(sheet.header_rows, source_row.row_number)
        or source_row.row_number between $row_number::integer - $around::integer
        and $row_number::integer + $around::integer
    )
order by source_row.row_number
