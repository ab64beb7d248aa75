-- purpose: What needs somebody today: lights of targets and projects, the gravest first, with the rule's two numbers;
--     a project once, by its gravest light, and how many more it has.
-- grain: project_id or (owner, metric)
-- params: $snapshot_id, $project_ids, $owners
-- columns: light, light_order, rule, measure, observed, threshold, since_date, source, project_id, project_name,
--     planned_wan, responsible_unit, sponsoring_leader, next_step, next_step_due_date, town, owner, metric, more_count
with of_owner as (
    select target.owner
    from mart.target_progress as target
    where
        target.snapshot_id = $snapshot_id
        and target.owner_key in (select owner_key from mart.owner_key($snapshot_id, $owners))
),

open_light as (
    select
        light.*,
        rule.source,
        row_number() over (
            partition by
                coalesce(light.project_id, ''), coalesce(light.owner, ''), coalesce(light.metric, '')
            order by light.light_order desc, light.rule
        ) as place,
        count(*) over (
            partition by
                coalesce(light.project_id, ''), coalesce(light.owner, ''), coalesce(light.metric, '')
        ) - 1 as more_count
    from mart.light as light
    left join mart.rule_light as rule on light.rule = rule.rule and light.light = rule.light
    where
        light.snapshot_id = $snapshot_id
        and not coalesce(light.is_exempt, false)
        and (
            mart.is_in_cut($project_ids, light.project_id)
            or (light.project_id is null and light.owner in (select owner from of_owner))
        )
)

select
    open_light.light,
    open_light.light_order,
    open_light.rule,
    open_light.measure,
    open_light.observed,
    open_light.threshold,
    open_light.since_date,
    open_light.source,
    open_light.project_id,
    project.project_name,
    project.planned_investment_wan as planned_wan,
    project.responsible_unit,
    project.sponsoring_leader,
    project.next_step,
    project.next_step_due_date,
    project.town,
    open_light.owner,
    open_light.metric,
    open_light.more_count
from open_light
left join mart.project as project using (snapshot_id, project_id)
left join mart.target_progress as target using (snapshot_id, owner, metric)
where open_light.place = 1
order by
    open_light.light_order desc,
    case
        when target.owner_kind = '全旗' then 0
        when open_light.project_id is not null then 1
        else 2
    end,
    project.planned_investment_wan desc nulls last,
    open_light.owner,
    open_light.metric,
    open_light.project_id
