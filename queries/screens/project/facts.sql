-- purpose: One project as it stands, with its readiness and its funds by the default basis.
-- grain: one row, none where the snapshot has no such project
-- params: $snapshot_id, $project_id
-- columns: project_id, project_name, project_code, parent_name, investor, project_company, industry,
--     industry_chain, channel, origin_place, origin_kind, introducer, credited_unit, task_group,
--     sponsoring_leader, responsible_leader, responsible_unit, service_officer, stage, is_exit,
--     stage_entered_date, stage_entered_basis, stage_age_days, signed_date, signed_date_precision,
--     agreement_type, planned_wan, planned_investment_field, planned_start_date, planned_start_precision,
--     actual_start_date, planned_production_date, planned_production_precision, actual_production_date, town,
--     park, content, progress_text, problem_text, next_step, next_step_unit, next_step_due_date, exemption,
--     source_note, remark, funds_basis, funds_year_wan, funds_all_wan, readiness_state, score_low, score_high,
--     level, state_rule, limit_days, next_gate, next_item, next_item_state, next_handling_office, next_waits_on,
--     waiting_days, compliance_items
with funds as (
    select
        fund.project_id,
        sum(fund.year_wan) as funds_year_wan,
        sum(fund.all_years_wan) as funds_all_wan
    from mart.fund_project as fund
    where
        fund.snapshot_id = $snapshot_id
        and fund.basis = mart.setting_text('default_funds_basis')
        and fund.project_id = $project_id
    group by fund.project_id
)

select
    project.project_id,
    project.project_name,
    project.project_code,
    parent.project_name as parent_name,
    project.investor,
    project.project_company,
    project.industry,
    project.industry_chain,
    project.channel,
    project.origin_place,
    project.origin_kind,
    project.introducer,
    project.credited_unit,
    project.task_group,
    project.sponsoring_leader,
    project.responsible_leader,
    project.responsible_unit,
    project.service_officer,
    project.stage,
    project.is_exit,
    project.stage_entered_date,
    project.stage_entered_basis,
    project.stage_age_days,
    project.signed_date,
    project.signed_date_precision,
    project.agreement_type,
    project.planned_investment_wan as planned_wan,
    project.planned_investment_field,
    project.planned_start_date,
    project.planned_start_precision,
    project.actual_start_date,
    project.planned_production_date,
    project.planned_production_precision,
    project.actual_production_date,
    project.town,
    project.park,
    project.content,
    project.progress_text,
    project.problem_text,
    project.next_step,
    project.next_step_unit,
    project.next_step_due_date,
    project.exemption,
    project.source_note,
    project.remark,
    mart.setting_text('default_funds_basis') as funds_basis,
    funds.funds_year_wan,
    funds.funds_all_wan,
    readiness.state as readiness_state,
    readiness.score_low,
    readiness.score_high,
    readiness.level,
    readiness.state_rule,
    rule.waiting_over_days as limit_days,
    readiness.next_gate,
    readiness.next_item,
    readiness.next_item_state,
    readiness.next_handling_office,
    readiness.next_waits_on,
    readiness.waiting_days,
    readiness.compliance_items
from mart.project as project
left join mart.project as parent
    on project.snapshot_id = parent.snapshot_id and project.parent_id = parent.project_id
left join funds on project.project_id = funds.project_id
left join mart.readiness as readiness
    on project.snapshot_id = readiness.snapshot_id and project.project_id = readiness.project_id
left join mart.rule_project_state as rule on readiness.state_rule = rule.rule
where project.snapshot_id = $snapshot_id and project.project_id = $project_id
order by project.project_id
