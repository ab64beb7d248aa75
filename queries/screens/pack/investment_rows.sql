-- purpose: Of each project that states an investment, the ledger row that it is taken from: the first in the order of
--     belief that states the field in force.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, field, sheet_id, row_number
with stated as (
    select
        project.project_id,
        project.planned_investment_field as field,
        entry.belief_rank,
        entry.sheet_id,
        entry.row_number,
        case project.planned_investment_field
            when 'planned_investment_wan' then entry.planned_investment_wan
            when 'agreed_investment_wan' then entry.agreed_investment_wan
            when 'filed_investment_wan' then entry.filed_investment_wan
        end as amount_wan
    from mart.project as project
    inner join mart.project_entry as entry using (snapshot_id, project_id)
    where project.snapshot_id = $snapshot_id
)

select
    project_id,
    field,
    sheet_id::varchar as sheet_id,
    row_number
from stated
where amount_wan is not null
qualify row_number() over (partition by project_id order by belief_rank) = 1
order by project_id
