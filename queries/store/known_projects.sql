-- purpose: Projects that any unit's current sheets name, and names that people decided mean one of them, so that funds
--     and visits can be held against them.
-- grain: project row, or side of a decision
-- params: $snapshot_id
-- columns: project_code, project_name, planned_investment_wan
-- noqa: disable=ST03
with decided as (
    select
        decision_id,
        sequence,
        verdict,
        coalesce(kept_code, kept_name) as kept_id,
        coalesce(other_code, other_name) as other_id
    from ledger.project_decision
),

same as (
    select decision_id
    from mart.decisions_in_force(decided)
    where verdict = 'same'
),

named as (
    select
        unnest([decision.kept_code, decision.other_code]) as project_code,
        unnest([decision.kept_name, decision.other_name]) as project_name
    from ledger.project_decision as decision
    inner join same on decision.decision_id = same.decision_id
),

spoken as (
    select
        entry.project_code,
        entry.project_name,
        entry.planned_investment_wan,
        row_number() over (
            order by entry.as_of_date, entry.sequence, entry.batch_id, entry.sheet_id, entry.row_number
        ) as place
    from mart.current_project_row as entry
    where entry.snapshot_id = $snapshot_id
    union all
    select
        project_code,
        project_name,
        null as planned_investment_wan,
        0 as place
    from named
)

select
    project_code,
    project_name,
    planned_investment_wan
from spoken
order by place, project_code, project_name
