-- purpose: Production readiness of each project from 签约 on: score interval, level with its own
--     evidence, state by the first rule of gates.toml that holds, next item, waiting, permits, place.
-- params: $snapshot_id, $as_of
insert into mart.readiness by name
with quarter as (
    select
        date_trunc('quarter', $as_of + 1)::date as start_date,
        (date_trunc('quarter', $as_of + 1) + interval 3 month)::date - 1 as end_date
),

item as not materialized (
    select * from mart.readiness_item
    where snapshot_id = $snapshot_id
),

stated as (
    select
        project_id,
        item,
        item_order,
        is_percentage,
        share_low,
        applies,
        is_done,
        is_clear
    from mart.stated_item
    where snapshot_id = $snapshot_id and is_known
),

gate as (
    select * from mart.readiness_gate
    where snapshot_id = $snapshot_id
),

chosen_project as (
    select
        project.project_id,
        project.stage,
        project.is_counted,
        project.is_exit,
        project.progress_text,
        project.next_step,
        project.planned_production_date,
        project.design_capacity_date,
        project.longitude,
        project.latitude,
        coalesce(project.actual_production_date <= $as_of, false) as is_produced,
        coalesce(project.production_extent like '%部分%', false) as is_partial,
        coalesce(project.is_started, false) as has_started,
        coalesce(
            project.planned_production_date between quarter.start_date and quarter.end_date
            and not coalesce(project.actual_production_date <= $as_of, false),
            false
        ) as is_planned_this_quarter,
        quarter.start_date as quarter_start_date,
        quarter.end_date as quarter_end_date
    from mart.project as project
    cross join quarter
    where
        project.snapshot_id = $snapshot_id
        and project.project_id in (
            select project_id from mart.project_kind
            where snapshot_id = $snapshot_id
        )
),

item_sum as (
    select
        project_id,
        any_value(project_kind) as project_kind,
        100 * sum(points * share_low) filter (where applies)
        / nullif(sum(points) filter (where applies), 0) as score_low,
        100 * sum(points * share_high) filter (where applies)
        / nullif(sum(points) filter (where applies), 0) as score_high,
        count(*) filter (where applies) as item_count,
        count(*) filter (where applies and not is_known) as unknown_count,
        list(item order by item_order) filter (where applies and is_flagged) as flagged_items,
        count(*) filter (where is_main_permit) as permit_count,
        count(*) filter (where is_main_permit and (is_done or not applies)) as permit_done_count,
        count(*) filter (where is_main_permit and applies and not is_known)
            as permit_unknown_count
    from item
    group by project_id
),

gate_sum as (
    select
        project_id,
        100 * avg(share_low) filter (where item_count > 0) as equal_low,
        100 * avg(share_high) filter (where item_count > 0) as equal_high,
        max(gate) filter (where is_next) as next_gate
    from gate
    group by project_id
),

next_item as (
    select item.*
    from item
    inner join gate on item.project_id = gate.project_id and item.gate = gate.gate
    where gate.is_next and item.applies and not item.is_done
    qualify
        row_number() over (
            partition by item.project_id
            order by
                not item.is_known,
                item.is_flagged desc,
                item.points * (1 - item.share_low) desc,
                item.item_order
        ) = 1
),

asked as (
    select
        *,
        case when kind = 'gate' then name end as gate,
        case when kind = 'item' then name end as item
    from mart.rule_level_evidence
),

evidence as (
    select
        project.project_id,
        asked.level,
        asked.level_order,
        case asked.kind
            when 'signed' then true
            when 'gate' then coalesce(gate.is_passed, false)
            when 'item' then coalesce(item.is_done, false)
            when 'stage' then coalesce(list_contains(asked.stages, project.stage), false)
            when 'date'
                then case asked.name
                    when 'actual_production_date' then project.is_produced
                    when 'design_capacity_date'
                        then coalesce(project.design_capacity_date <= $as_of, false)
                end
        end as holds
    from chosen_project as project
    cross join asked
    left join gate on project.project_id = gate.project_id and asked.gate = gate.gate
    left join stated as item on project.project_id = item.project_id and asked.item = item.item
),

rung as (
    select
        evidence.project_id,
        evidence.level,
        evidence.level_order,
        count(*) filter (where evidence.holds) >= any_value(rule.needed) as is_reached
    from evidence
    inner join mart.rule_level as rule on evidence.level = rule.level
    group by evidence.project_id, evidence.level, evidence.level_order
),

highest as (
    select
        project_id,
        max(level_order) filter (where is_reached) as level_order,
        max_by(level, level_order) filter (where is_reached) as level
    from rung
    group by project_id
),

below as (
    select
        rung.project_id,
        list(rung.level order by rung.level_order) as missing_below
    from rung
    inner join highest on rung.project_id = highest.project_id
    where not rung.is_reached and rung.level_order < highest.level_order
    group by rung.project_id
),

later_step as (
    select
        project_id,
        item as later,
        item_order
    from stated
    where applies and (is_done or (is_percentage and share_low > 0))
    union all
    select
        project.project_id,
        rule.later,
        100 as item_order
    from (
        select distinct
            later,
            stages
        from mart.rule_compliance
        where stages is not null
    ) as rule
    inner join chosen_project as project on list_contains(rule.stages, project.stage)
),

compliance as (
    select
        later_step.project_id,
        list(
            later_step.later || '>' || earlier_item.item
            order by later_step.item_order, earlier_item.item_order
        ) as compliance_items
    from mart.rule_compliance as rule
    inner join later_step on rule.later = later_step.later
    inner join stated as earlier_item
        on
            rule.earlier = earlier_item.item
            and later_step.project_id = earlier_item.project_id
    where earlier_item.applies and not earlier_item.is_done and not earlier_item.is_clear
    group by later_step.project_id
),

state as (
    select
        project.project_id,
        arg_min(rule.state, rule.rule_order) as state,
        arg_min(rule.state_order, rule.rule_order) as state_order,
        arg_min(rule.rule, rule.rule_order) as state_rule
    from chosen_project as project
    inner join highest on project.project_id = highest.project_id
    left join next_item on project.project_id = next_item.project_id
    left join item_sum on project.project_id = item_sum.project_id
    cross join mart.rule_project_state as rule
    where
        (rule.stages is null or coalesce(list_contains(rule.stages, project.stage), false))
        and (
            rule.words is null
            or len(list_filter(
                rule.words,
                lambda word: contains(
                    concat_ws(' ', project.progress_text, project.next_step),
                    word
                )
            )) > 0
        )
        and (rule.is_produced is null or rule.is_produced = project.is_produced)
        and (rule.is_partial is null or rule.is_partial = project.is_partial)
        and (rule.is_started is null or rule.is_started = project.has_started)
        and (
            rule.is_planned_this_quarter is null
            or rule.is_planned_this_quarter = project.is_planned_this_quarter
        )
        and (
            rule.has_known_item is null
            or rule.has_known_item = (coalesce(item_sum.item_count - item_sum.unknown_count, 0) > 0)
        )
        and (rule.least_level_order is null or highest.level_order >= rule.least_level_order)
        and (
            rule.waiting_over_days is null
            or coalesce(next_item.waiting_days > rule.waiting_over_days, false)
        )
    group by project.project_id
),

place as (
    select
        project.project_id,
        case
            when project.longitude is not null and project.latitude is not null then 'exact'
            else place.precision
        end as place_precision,
        place.place_name,
        case when project.longitude is null then place.place_note end as place_note,
        coalesce(project.longitude, place.longitude) as map_longitude,
        coalesce(project.latitude, place.latitude) as map_latitude
    from chosen_project as project
    left join mart.project_place as place
        on place.snapshot_id = $snapshot_id and project.project_id = place.project_id
)

select
    $snapshot_id as snapshot_id,
    project.project_id,
    item_sum.* exclude (project_id, flagged_items),
    gate_sum.* exclude (project_id),
    state.* exclude (project_id),
    place.* exclude (project_id),
    project.is_counted or coalesce(project.is_exit, false) as is_counted,
    rank() over (order by item_sum.score_low + item_sum.score_high desc) as score_rank,
    rank() over (order by gate_sum.equal_low + gate_sum.equal_high desc) as equal_rank,
    highest.level,
    highest.level_order,
    coalesce(below.missing_below, []) as missing_below,
    next_item.item as next_item,
    next_item.state as next_item_state,
    case when next_item.is_percentage then next_item.share_low end as next_item_share,
    next_item.handling_office as next_handling_office,
    next_item.approval_level as next_approval_level,
    next_item.waits_on as next_waits_on,
    next_item.waiting_since_date,
    next_item.waiting_basis,
    next_item.waiting_days,
    coalesce(item_sum.flagged_items, []) as flagged_items,
    coalesce(compliance.compliance_items, []) as compliance_items,
    state.state = '即将投产'
    and coalesce(project.planned_production_date, project.quarter_end_date)
    <= project.quarter_end_date as starts_production_this_quarter,
    project.quarter_start_date
from chosen_project as project
inner join item_sum on project.project_id = item_sum.project_id
inner join gate_sum on project.project_id = gate_sum.project_id
inner join highest on project.project_id = highest.project_id
inner join state on project.project_id = state.project_id
inner join place on project.project_id = place.project_id
left join next_item on project.project_id = next_item.project_id
left join below on project.project_id = below.project_id
left join compliance on project.project_id = compliance.project_id
order by project.project_id
