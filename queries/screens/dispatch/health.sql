-- purpose: Health checks (项目体检): each rule that is on, with whose rule it is, and every project that it hits with the
--     two numbers that fired it; a rule that hits nobody has one row without a project. is_new: it did not hit the
--     project at the earlier snapshot ($previous_id null: unknown).
-- grain: rule, project_id
-- params: $snapshot_id, $previous_id, $project_ids
-- columns: rule, light, light_order, source, project_id, project_name, unit, sponsoring_leader, planned_wan, measure,
--     observed, threshold, since_date, is_exempt, exemption, is_new
with rule as (
    select
        rule,
        max(light_order) as worst_order,
        string_agg(distinct source, '；' order by source) as source
    from mart.rule_light
    group by rule
),

hit as (
    select
        light.*,
        cited.source,
        case when $previous_id is not null then earlier.rule is null end as is_new
    from mart.light as light
    left join mart.rule_light as cited on light.rule = cited.rule and light.light = cited.light
    left join mart.light as earlier
        on
            earlier.snapshot_id = $previous_id
            and light.rule = earlier.rule
            and light.project_id = earlier.project_id
    where
        light.snapshot_id = $snapshot_id
        and light.project_id is not null
        and mart.is_in_cut($project_ids, light.project_id)
)

select
    rule.rule,
    hit.light,
    hit.light_order,
    coalesce(hit.source, rule.source) as source,
    hit.project_id,
    project.project_name,
    project.responsible_unit as unit,
    project.sponsoring_leader,
    project.planned_investment_wan as planned_wan,
    hit.measure,
    hit.observed,
    hit.threshold,
    hit.since_date,
    hit.is_exempt,
    hit.exemption,
    hit.is_new
from rule
left join hit on rule.rule = hit.rule
left join mart.project as project
    on project.snapshot_id = $snapshot_id and hit.project_id = project.project_id
order by
    rule.worst_order desc,
    rule.rule,
    coalesce(hit.is_exempt, false),
    hit.light_order desc,
    hit.observed desc,
    project.project_name,
    hit.project_id
