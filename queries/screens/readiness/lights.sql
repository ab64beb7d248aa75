-- purpose: Warning lights of one project with the two numbers that fired each and the rule's source.
-- grain: rule
-- params: $snapshot_id, $project_id
-- columns: rule, light, light_order, observed, threshold, measure, since_date, is_exempt,
--     exemption, source
select
    light.rule,
    light.light,
    light.light_order,
    light.observed,
    light.threshold,
    light.measure,
    light.since_date,
    light.is_exempt,
    light.exemption,
    rule.source
from mart.light as light
left join mart.rule_light as rule on light.rule = rule.rule and light.light = rule.light
where light.snapshot_id = $snapshot_id and light.project_id = $project_id
order by light.light_order desc, light.rule
