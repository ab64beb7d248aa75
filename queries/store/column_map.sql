-- purpose: How the sheets of a batch were understood, to tell a repeated upload from a corrected one.
-- grain: sheet, column, field
-- params: $batch_id
-- columns: sheet_name, header_rows, unit_text, column_letter, field, item, column_unit
select
    sheet.sheet_name,
    sheet.header_rows,
    sheet.unit_text,
    col.column_letter,
    col.field,
    col.item,
    col.unit_text as column_unit
from ledger.source_sheet as sheet
left join ledger.source_column as col on sheet.sheet_id = col.sheet_id
where sheet.batch_id = $batch_id::uuid
order by all
