-- purpose: File, sheet and cell in which rows name their project; the lists are read side by side.
-- grain: sheet_id, row_number
-- params: $sheet_ids, $row_numbers
-- columns: sheet_id, row_number, file_name, sheet_name, cell
with wanted as (
    select distinct
        unnest($sheet_ids::uuid[]) as sheet_id,
        unnest($row_numbers::integer[]) as row_number
),

naming as (
    select
        mapped.sheet_id,
        min(mapped.column_number) filter (where mapped.field in ('project_name', 'project_refs')) as name_column,
        min(mapped.column_number) filter (where mapped.field = 'project_code') as code_column
    from ledger.source_column as mapped
    where mapped.sheet_id in (select wanted.sheet_id from wanted)
    group by mapped.sheet_id
)

select
    wanted.sheet_id::varchar as sheet_id,
    wanted.row_number,
    place.file_name,
    coalesce(origin.sheet_name, place.sheet_name) as sheet_name,
    mart.cell_reference(
        coalesce(origin.cell_row, span.top_row, wanted.row_number),
        coalesce(origin.cell_column, span.left_column, naming.name_column, naming.code_column)
    ) as cell
from wanted
inner join mart.source_place as place on wanted.sheet_id = place.sheet_id
left join naming on wanted.sheet_id = naming.sheet_id
left join ledger.source_merge as span
    on
        wanted.sheet_id = span.sheet_id
        and wanted.row_number between span.top_row and span.bottom_row
        and coalesce(naming.name_column, naming.code_column) between span.left_column and span.right_column
left join ledger.source_origin as origin
    on
        wanted.sheet_id = origin.sheet_id
        and origin.row_number = coalesce(span.top_row, wanted.row_number)
        and origin.column_number = coalesce(span.left_column, naming.name_column, naming.code_column)
order by wanted.sheet_id, wanted.row_number
