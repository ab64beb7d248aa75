-- purpose: The list to act on: signed this year, or what a click chose: a stage's stock or its flow, or a group.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders, $stage, $measure, $dimension,
--     $group_value
-- columns: project_id, project_name, light, stage, stage_age_days, town, channel, planned_wan, funds_wan,
--     funds_share, responsible_unit, sponsoring_leader, next_step, next_step_unit, next_step_due_date, is_started
with chosen as (
    select *
    from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
    union all
    select *
    from mart.signed_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
    where not is_counted
),

scope as (
    select
        *,
        mart.group_value(chosen, $dimension) as group_value
    from chosen
),

entered as (
    select entry.project_id
    from mart.snapshot as snapshot
    inner join mart.stage_entry as entry on snapshot.snapshot_id = entry.snapshot_id
    where
        snapshot.snapshot_id = $snapshot_id
        and entry.stage = $stage
        and entry.basis in ('date', 'version')
        and year(entry.entered_date) = year(snapshot.as_of_date)
)

select
    scope.project_id,
    scope.project_name,
    coalesce(worst.light, '正常') as light,
    scope.stage,
    scope.stage_age_days,
    scope.town,
    scope.channel,
    scope.planned_investment_wan as planned_wan,
    funds.funds_wan,
    funds.funds_wan / nullif(scope.planned_investment_wan, 0) as funds_share,
    scope.responsible_unit,
    scope.sponsoring_leader,
    scope.next_step,
    scope.next_step_unit,
    scope.next_step_due_date,
    scope.is_started
from scope
left join mart.project_light as worst
    on worst.snapshot_id = $snapshot_id and scope.project_id = worst.project_id
left join mart.funds_of_projects($snapshot_id) as funds on scope.project_id = funds.project_id
left join entered on scope.project_id = entered.project_id
left join mart.rule_stage as signing
    on signing.stage = $stage and signing.entry_field = 'signed_date'
where
    case
        when $stage is null then scope.is_signed_counted
        when $measure = 'flow' and signing.stage is not null then scope.is_signed_counted
        when $measure = 'flow' then scope.is_counted and entered.project_id is not null
        else scope.is_counted and scope.stage = $stage
    end
    and ($group_value is null or scope.group_value = $group_value)
order by
    coalesce(worst.light_order, 0) desc,
    scope.planned_investment_wan desc nulls last,
    scope.project_name,
    scope.project_id
