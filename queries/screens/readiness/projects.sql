-- purpose: Projects from 签约 on with their readiness, worst light and place, in the order of the matrix:
--     by state, then by what is nearest to production. equal_shift is how many places the rank moves
--     when all gates weigh the same (up is positive). production_date: the day of production where it
--     runs, else the planned day; production_period: past, later, unknown, or the quarter (2022Q1), of the four
--     quarters from the one that begins or runs at the as-of date.
--     place_standing: placed on the map, named (a town or park is stated, nobody knows where it lies) or unstated.
-- grain: project_id
-- params: $snapshot_id, $towns, $states, $units, $groups
-- columns: project_id, project_name, project_code, is_counted, parent_id, town, park, responsible_unit,
--     task_group, planned_investment_wan, planned_production_date, stage, state, state_order, state_rule,
--     score_low, score_high, equal_low, equal_high, equal_shift, level, level_order, missing_below,
--     next_gate, next_item, next_item_state, next_item_share, next_handling_office, next_approval_level, next_waits_on,
--     waiting_since_date, waiting_basis, waiting_days, item_count, unknown_count, flagged_items,
--     compliance_items, permit_done_count, permit_unknown_count, permit_count,
--     starts_production_this_quarter, project_kind, light, light_order, place_precision, place_name,
--     place_note, map_longitude, map_latitude, place_standing, production_date, production_period
with worst as (
    select
        project_id,
        arg_max(light, light_order) as light,
        max(light_order) as light_order
    from mart.light
    where snapshot_id = $snapshot_id and project_id is not null and not is_exempt
    group by project_id
)

select
    readiness.project_id,
    project.project_name,
    project.project_code,
    readiness.is_counted,
    project.parent_id,
    project.town,
    project.park,
    project.responsible_unit,
    project.task_group,
    project.planned_investment_wan,
    project.planned_production_date,
    project.stage,
    readiness.state,
    readiness.state_order,
    readiness.state_rule,
    readiness.score_low,
    readiness.score_high,
    readiness.equal_low,
    readiness.equal_high,
    readiness.score_rank - readiness.equal_rank as equal_shift,
    readiness.level,
    readiness.level_order,
    readiness.missing_below,
    readiness.next_gate,
    readiness.next_item,
    readiness.next_item_state,
    readiness.next_item_share,
    readiness.next_handling_office,
    readiness.next_approval_level,
    readiness.next_waits_on,
    readiness.waiting_since_date,
    readiness.waiting_basis,
    readiness.waiting_days,
    readiness.item_count,
    readiness.unknown_count,
    readiness.flagged_items,
    readiness.compliance_items,
    readiness.permit_done_count,
    readiness.permit_unknown_count,
    readiness.permit_count,
    readiness.starts_production_this_quarter,
    readiness.project_kind,
    worst.light,
    worst.light_order,
    readiness.place_precision,
    readiness.place_name,
    readiness.place_note,
    readiness.map_longitude,
    readiness.map_latitude,
    case
        when readiness.map_longitude is not null then 'placed'
        when coalesce(project.park, project.town, readiness.place_name) is not null then 'named'
        else 'unstated'
    end as place_standing,
    case
        when readiness.state = '已投产'
            then coalesce(project.actual_production_date, project.planned_production_date)
        else project.planned_production_date
    end as production_date,
    case
        when production_date is null then 'unknown'
        when production_date < readiness.quarter_start_date then 'past'
        when production_date >= readiness.quarter_start_date + interval 12 month then 'later'
        else year(production_date) || 'Q' || quarter(production_date)
    end as production_period
from mart.readiness as readiness
inner join mart.project as project using (snapshot_id, project_id)
left join worst on readiness.project_id = worst.project_id
where
    readiness.snapshot_id = $snapshot_id
    and (
        $towns is null
        or list_contains($towns, project.town)
        or list_contains($towns, project.park)
    )
    and ($states is null or list_contains($states, readiness.state))
    and ($units is null or list_contains($units, project.responsible_unit))
    and ($groups is null or list_contains($groups, project.task_group))
order by
    readiness.state_order,
    readiness.score_low + readiness.score_high desc,
    project.planned_investment_wan desc nulls last,
    readiness.project_id
