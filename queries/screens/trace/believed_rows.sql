-- purpose: The ledger row that is believed for a field of each project: the first in order of belief that states it;
--     for the planned investment also the field that stands in for it.
-- grain: project_id
-- params: $snapshot_id, $field
-- columns: project_id, field, sheet_id, row_number
with worded as (
    select
        project_id,
        belief_rank,
        sheet_id,
        row_number,
        cast(
            columns(* exclude (
                snapshot_id, project_id, belief_rank, batch_id, sheet_id, row_number, date_precision, extra
            )) as varchar
        )
    from mart.project_entry
    where snapshot_id = $snapshot_id
),

stated as (
    from worded unpivot (
        value_text for field in (columns(* exclude (project_id, belief_rank, sheet_id, row_number)))
    )
),

wanted as (
    select
        project_id,
        case
            when $field = 'planned_investment_wan' then coalesce(planned_investment_field, $field)
            else $field
        end as field
    from mart.project
    where snapshot_id = $snapshot_id
)

select
    stated.project_id,
    stated.field,
    stated.sheet_id::varchar as sheet_id,
    stated.row_number
from stated
inner join wanted
    on stated.project_id = wanted.project_id and stated.field = wanted.field
qualify
    row_number() over (
        partition by stated.project_id
        order by stated.belief_rank, stated.sheet_id, stated.row_number
    ) = 1
order by stated.project_id
