-- purpose: What stands in the columns that name a month, of every row of some sheets.
-- grain: sheet_id, row_number, column_number, field
-- params: $sheet_ids
-- columns: sheet_id, row_number, column_number, header_text, unit_text, field, raw_text
select
    cell.sheet_id::varchar as sheet_id,
    cell.row_number,
    cell.column_number,
    cell.header_text,
    coalesce(cell.unit_text, sheet.unit_text) as unit_text,
    cell.field,
    cell.raw_text
from mart.source_cell as cell
inner join ledger.source_sheet as sheet on cell.sheet_id = sheet.sheet_id
where list_contains($sheet_ids::uuid[], cell.sheet_id) and contains(cell.header_text, '月')
order by cell.sheet_id, cell.row_number, cell.column_number, cell.field
