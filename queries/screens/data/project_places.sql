-- purpose: File, sheet and cell in which rows name their project; the lists are read side by side.
-- grain: sheet_id, row_number
-- params: $sheet_ids, $row_numbers
-- columns: sheet_id, row_number, file_name, sheet_name, cell
-- noqa: disable=ST03
with wanted as (
    select distinct
        unnest($sheet_ids::uuid[]) as sheet_id,
        unnest($row_numbers::integer[]) as row_number
),

naming as (
    select
        sheet_id,
        coalesce(
            min(column_number) filter (where field in ('project_name', 'project_refs')),
            min(column_number) filter (where field = 'project_code')
        ) as column_number
    from ledger.source_column
    where sheet_id in (select wanted.sheet_id from wanted)
    group by sheet_id
),

named as (
    select
        wanted.*,
        naming.column_number
    from wanted
    left join naming using (sheet_id)
)

select
    cell.sheet_id::varchar as sheet_id,
    cell.row_number,
    place.file_name,
    coalesce(cell.other_sheet_name, place.sheet_name) as sheet_name,
    cell.cell
from mart.found_cells(named) as cell
inner join mart.source_place as place using (sheet_id)
order by cell.sheet_id, cell.row_number
