-- purpose: The tables of sheets in which one filing came: where each stands, how many rows of it were loaded or
--     not, and how much is wrong in it.
-- grain: sheet_id
-- params: $batch_id
-- columns: sheet_id, file_name, sheet_name, header_cells, first_row, last_row, loaded_count, rejected_count,
--     error_count, warning_count
with sheet as (
    select *
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

-- Of a table in another layout its true rows and columns.
origin as (
    select
        source_origin.sheet_id,
        min(source_origin.cell_row) filter (where list_contains(sheet.header_rows, source_origin.row_number))
            as header_top,
        max(source_origin.cell_row) filter (where list_contains(sheet.header_rows, source_origin.row_number))
            as header_bottom,
        min(source_origin.cell_column) filter (where list_contains(sheet.header_rows, source_origin.row_number))
            as header_left,
        max(source_origin.cell_column) filter (where list_contains(sheet.header_rows, source_origin.row_number))
            as header_right,
        min(source_origin.cell_row) as first_row,
        max(source_origin.cell_row) as last_row
    from ledger.source_origin as source_origin
    inner join sheet on source_origin.sheet_id = sheet.sheet_id
    group by source_origin.sheet_id
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
    mart.cell_reference(
        coalesce(origin.header_top, list_min(sheet.header_rows)),
        coalesce(origin.header_left, width.first_column)
    )
    || ':' || mart.cell_reference(
        coalesce(origin.header_bottom, list_max(sheet.header_rows)),
        coalesce(origin.header_right, width.last_column)
    ) as header_cells,
    coalesce(origin.first_row, line.first_row) as first_row,
    coalesce(origin.last_row, line.last_row) as last_row,
    coalesce(line.loaded_count, 0) as loaded_count,
    coalesce(line.rejected_count, 0) as rejected_count,
    coalesce(issue.error_count, 0) as error_count,
    coalesce(issue.warning_count, 0) as warning_count
from sheet
left join width on sheet.sheet_id = width.sheet_id
left join line on sheet.sheet_id = line.sheet_id
left join origin on sheet.sheet_id = origin.sheet_id
left join issue on sheet.sheet_id = issue.sheet_id
order by sheet.file_name, sheet.sheet_name, list_min(sheet.header_rows), sheet.sheet_id
