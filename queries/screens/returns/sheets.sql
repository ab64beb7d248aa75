-- purpose: The tables of sheets in which one filing came: where each stands, how many rows of it were loaded or
--     not, and how much is wrong in it.
-- grain: sheet_id
-- params: $batch_id
-- columns: sheet_id, file_name, sheet_name, header_cells, first_row, last_row, loaded_count, rejected_count,
--     error_count, warning_count
with sheet as (
    select
        sheet_id,
        batch_id,
        file_name,
        sheet_name,
        header_rows
    from ledger.source_sheet
    where batch_id = $batch_id::uuid
),

width as (
    select
        source_column.sheet_id,
        min(source_column.column_number) as first_column,
        max(source_column.column_number) as last_column
    from ledger.source_column as source_column
    inner join sheet on source_column.sheet_id = sheet.sheet_id
    group by source_column.sheet_id
),

line as (
    select
        source_row.sheet_id,
        min(source_row.row_number) as first_row,
        max(source_row.row_number) as last_row,
        count(*) filter (where source_row.role = 'loaded') as loaded_count,
        count(*) filter (where source_row.role = 'rejected') as rejected_count
    from ledger.source_row as source_row
    inner join sheet on source_row.sheet_id = sheet.sheet_id
    where source_row.role in ('loaded', 'rejected')
    group by source_row.sheet_id
),

issue as (
    select
        upload_issue.sheet_id,
        count(*) filter (where upload_issue.severity = 'error') as error_count,
        count(*) filter (where upload_issue.severity = 'warning') as warning_count
    from ledger.upload_issue as upload_issue
    inner join sheet on upload_issue.batch_id = sheet.batch_id and upload_issue.sheet_id = sheet.sheet_id
    group by upload_issue.sheet_id
)

select
    sheet.sheet_id::varchar as sheet_id,
    sheet.file_name,
    sheet.sheet_name,
    mart.cell_reference(list_min(sheet.header_rows), width.first_column)
    || ':' || mart.cell_reference(list_max(sheet.header_rows), width.last_column) as header_cells,
    line.first_row,
    line.last_row,
    coalesce(line.loaded_count, 0) as loaded_count,
    coalesce(line.rejected_count, 0) as rejected_count,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count
from sheet
left join width on sheet.sheet_id = width.sheet_id
left join line on sheet.sheet_id = line.sheet_id
left join issue on sheet.sheet_id = issue.sheet_id
order by sheet.file_name, sheet.sheet_name, list_min(sheet.header_rows), sheet.sheet_id
