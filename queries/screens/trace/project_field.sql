-- purpose: Every cell that speaks of one field of a project, in the order in which they are believed; the
--     first stated value is the one chosen. For the planned investment also the field that stands in for it,
--     for town and park the field that names them (the address, the project's name).
-- grain: ledger row, cell
-- params: $snapshot_id, $project_id, $field
-- columns: belief_rank, is_chosen, field, value_text, file_name, sheet_name, cell, header_text, unit_text,
--     raw_text, original_text, date_precision, ledger, form, reporting_unit, as_of_date, sequence,
--     is_sample, uploaded_by, uploaded_at, file_sha256, batch_id, sheet_id, row_number
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
        chosen.batch_id,
        chosen.sheet_id,
        chosen.row_number,
        chosen.belief_rank,
        chosen.is_chosen,
        chosen.field,
        chosen.value_text,
        chosen.precisions[chosen.field] as date_precision,
        mapped.column_number,
        mapped.header_text,
        mapped.unit_text,
        coalesce(span.top_row, chosen.row_number) as cell_row,
        coalesce(span.left_column, mapped.column_number) as cell_column
    from chosen
    left join ledger.source_column as mapped
        on chosen.sheet_id = mapped.sheet_id and chosen.field = mapped.field
    left join ledger.source_merge as span
        on
            chosen.sheet_id = span.sheet_id
            and chosen.row_number between span.top_row and span.bottom_row
            and mapped.column_number between span.left_column and span.right_column
),

line as (
    select *
    from ledger.source_row
    where
        sheet_id in (select sheet_id from pointed)
        and row_number in (select cell_row from pointed)
)

select
    pointed.belief_rank,
    pointed.is_chosen,
    pointed.field,
    pointed.value_text,
    place.file_name,
    coalesce(origin.sheet_name, place.sheet_name) as sheet_name,
    case
        when pointed.cell_column is not null
            then mart.cell_reference(
                coalesce(origin.cell_row, pointed.cell_row), coalesce(origin.cell_column, pointed.cell_column)
            )
    end as cell,
    coalesce(origin.header_text, pointed.header_text) as header_text,
    pointed.unit_text,
    line.raw[pointed.cell_column] as raw_text,
    coalesce(origin.original_text, line.shown[pointed.cell_column], line.raw[pointed.cell_column]) as original_text,
    pointed.date_precision,
    place.ledger,
    place.form,
    place.reporting_unit,
    place.as_of_date,
    place.sequence,
    place.is_sample,
    place.uploaded_by,
    place.uploaded_at,
    place.file_sha256,
    pointed.batch_id::varchar as batch_id,
    pointed.sheet_id::varchar as sheet_id,
    pointed.row_number
from pointed
inner join mart.source_place as place
    on pointed.sheet_id = place.sheet_id and pointed.batch_id = place.batch_id
left join line on pointed.sheet_id = line.sheet_id and pointed.cell_row = line.row_number
left join ledger.source_origin as origin
    on
        pointed.sheet_id = origin.sheet_id
        and pointed.cell_row = origin.row_number
        and pointed.cell_column = origin.column_number
where pointed.value_text is not null or line.raw[pointed.cell_column] is not null
order by
    pointed.is_chosen desc,
    pointed.belief_rank,
    pointed.field,
    pointed.column_number,
    pointed.batch_id
