-- purpose: Projects that stand still (停滞): suspended ones, and those whose next item has waited longer than the rule of
--     gates.toml allows; with whose move it is and the two numbers.
-- grain: project_id
-- params: $snapshot_id, $project_ids
-- columns: project_id, project_name, unit, stage, state_rule, limit_days, waiting_days, waiting_since_date,
--     waiting_basis, next_item, next_item_state, next_handling_office, next_approval_level, next_waits_on, planned_wan
select
    readiness.project_id,
    project.project_name,
    project.responsible_unit as unit,
    project.stage,
    readiness.state_rule,
    rule.waiting_over_days as limit_days,
    readiness.waiting_days,
    readiness.waiting_since_date,
    readiness.waiting_basis,
    readiness.next_item,
    readiness.next_item_state,
    readiness.next_handling_office,
    readiness.next_approval_level,
    readiness.next_waits_on,
    project.planned_investment_wan as planned_wan
from mart.readiness as readiness
inner join mart.project as project using (snapshot_id, project_id)
left join mart.rule_project_state as rule on readiness.state_rule = rule.rule
where
    readiness.snapshot_id = $snapshot_id
    and mart.is_in_cut($project_ids, readiness.project_id)
    and readiness.state = '停滞'
    and readiness.is_counted
order by readiness.waiting_days desc nulls last, project.project_name, readiness.project_id
