-- purpose: Every cell that speaks of one field of a project, in the order in which they are believed; the
--     first stated value is the one chosen. For the planned investment also the field that stands in for it,
--     for town and park the field that names them (the address, the project's name).
-- grain: ledger row, cell
-- params: $snapshot_id, $project_id, $field
-- columns: belief_rank, is_chosen, field, value_text, file_name, sheet_name, cell, header_text, unit_text,
--     raw_text, original_text, date_precision, ledger, form, reporting_unit, as_of_date, sequence,
--     is_sample, uploaded_by, uploaded_at, file_sha256, batch_id, sheet_id, row_number
-- noqa: disable=ST03
with wanted as (
    select $field::varchar as field
    union
    select planned_investment_field as field
    from mart.project
    where
        snapshot_id = $snapshot_id
        and project_id = $project_id
        and $field = 'planned_investment_wan'
        and planned_investment_field is not null
    union
    select case $field when 'town' then town_field else park_field end as field
    from mart.project_place
    where snapshot_id = $snapshot_id and project_id = $project_id and $field in ('town', 'park')
),

worded as (
    select
        batch_id,
        sheet_id,
        row_number,
        belief_rank,
        date_precision as precisions,
        cast(columns(* exclude (
            snapshot_id, project_id, batch_id, sheet_id, row_number, belief_rank, date_precision, extra
        )) as varchar)
    from mart.project_entry
    where snapshot_id = $snapshot_id and project_id = $project_id
),

stated as (
    select *
    from worded
    unpivot include nulls (
        value_text for field in (
            columns(* exclude (batch_id, sheet_id, row_number, belief_rank, precisions))
        )
    )
),

chosen as (
    select
        stated.*,
        stated.value_text is not null
        and stated.belief_rank = min(stated.belief_rank) filter (where stated.value_text is not null)
            over (partition by stated.field) as is_chosen
    from stated
    inner join wanted on stated.field = wanted.field
),

pointed as (
    select
        chosen.* exclude (precisions),
        chosen.precisions[chosen.field] as date_precision,
        mapped.column_number,
        mapped.header_text,
        mapped.unit_text
    from chosen
    left join ledger.source_column as mapped using (sheet_id, field)
)

select
    cell.belief_rank,
    cell.is_chosen,
    cell.field,
    cell.value_text,
    place.file_name,
    coalesce(cell.other_sheet_name, place.sheet_name) as sheet_name,
    cell.cell,
    coalesce(cell.other_header_text, cell.header_text) as header_text,
    cell.unit_text,
    cell.raw_text,
    cell.original_text,
    cell.date_precision,
    place.ledger,
    place.form,
    place.reporting_unit,
    place.as_of_date,
    place.sequence,
    place.is_sample,
    place.uploaded_by,
    place.uploaded_at,
    place.file_sha256,
    cell.batch_id::varchar as batch_id,
    cell.sheet_id::varchar as sheet_id,
    cell.row_number
from mart.found_cells(pointed) as cell
inner join mart.source_place as place using (sheet_id, batch_id)
where cell.value_text is not null or cell.raw_text is not null
order by cell.is_chosen desc, cell.belief_rank, cell.field, cell.column_number, cell.batch_id
