-- purpose: The signed projects that the readiness page counts, with what its head and its list of states count;
--     $project_ids (null: all) narrows them.
-- grain: project_id
-- params: $snapshot_id, $project_ids
-- columns: project_id, project_name, state, planned_wan, is_ahead, is_dated, is_overdue, is_undated, is_permitted,
--     is_open, next_gate, town
select
    project_id,
    project_name,
    state,
    planned_investment_wan as planned_wan,
    is_ahead,
    coalesce(
        starts_production_this_quarter and planned_production_date >= quarter_start_date, false
    ) as is_dated,
    coalesce(
        starts_production_this_quarter and planned_production_date < quarter_start_date, false
    ) as is_overdue,
    starts_production_this_quarter and planned_production_date is null as is_undated,
    permit_done_count = permit_count as is_permitted,
    is_ahead and next_item_state is not null as is_open,
    next_gate,
    town
from mart.readiness_scope($snapshot_id, $project_ids)
order by planned_investment_wan desc nulls last, project_name, project_id
