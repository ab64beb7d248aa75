-- purpose: Where each project stands in the ledgers: the cell of its name in the row that is believed first.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, file_name, sheet_name, cell
with first_row as (
    select *
    from mart.project_row
    where snapshot_id = $snapshot_id
    qualify row_number() over (
        partition by project_id
        order by belief_rank, batch_id, sheet_id, row_number
    ) = 1
),

name_column as (
    select
        sheet_id,
        min(column_number) as column_number
    from ledger.source_column
    where field = 'project_name'
    group by sheet_id
)

select
    first_row.project_id,
    place.file_name,
    coalesce(origin.sheet_name, place.sheet_name) as sheet_name,
    case
        when name_column.column_number is not null
            then mart.cell_reference(
                coalesce(origin.cell_row, first_row.row_number),
                coalesce(origin.cell_column, name_column.column_number)
            )
    end as cell
from first_row
inner join mart.source_place as place
    on first_row.sheet_id = place.sheet_id and first_row.batch_id = place.batch_id
left join name_column on first_row.sheet_id = name_column.sheet_id
left join ledger.source_origin as origin
    on
        first_row.sheet_id = origin.sheet_id
        and first_row.row_number = origin.row_number
        and name_column.column_number = origin.column_number
order by first_row.project_id
