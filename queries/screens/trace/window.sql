-- purpose: A few rows of a sheet as they stand: those of its header, and those around one row.
-- grain: row_number
-- params: $sheet_id, $row_number, $around
-- columns: row_number, role, texts
select
    source_row.row_number,
    source_row.role,
    list_transform(
        list_zip(source_row.shown, source_row.raw),
        lambda pair: coalesce(pair[1], pair[2])
    ) as texts
from ledger.source_row as source_row
inner join ledger.source_sheet as sheet on source_row.sheet_id = sheet.sheet_id
where
    source_row.sheet_id = $sheet_id::uuid
    and (
        list_contains(sheet.header_rows, source_row.row_number)
        or source_row.row_number between $row_number::integer - $around::integer
        and $row_number::integer + $around::integer
    )
order by source_row.row_number
