-- purpose: What the forecast is made of: each signed project by promise (start, production): when it was signed, when
--     it took the step or left by an exit, and since when the ledgers told either (what the first ledger knew
--     counts as told when it came). A day known to a half or a year alone, or seen between two lists further apart
--     than forecast_seen_apart_days, is none: without one a project is undated and in no estimate (is_left_out: of
--     those under way). was_under_way, has_come_since: forecast_past_days before the as-of as told then, and what
--     came of it. Beside it the planned day of the step, how often and by how many days it slipped.
-- grain: promise, project_id
-- params: $snapshot_id, $as_of
-- columns: promise, project_id, project_name, stage, town, began_date, told_date, ended_date, end_told_date, has_come,
--     is_under_way, is_undated, is_open, is_left_out, is_past, was_under_way, has_come_since, planned_date,
--     planned_precision, later_count, slip_days
with rung as (
    select
        max(stage_order) filter (where stage = mart.setting_text('signed_stage')) as signed_order,
        max(stage_order) filter (where stage = mart.setting_text('started_stage')) as started_order,
        max(stage_order) filter (where stage = mart.setting_text('production_stage')) as production_order,
        max(stage_order) filter (where not is_exit) as highest_order
    from mart.rule_stage
),

step as (
    select
        'start' as promise,
        signed_order,
        started_order as least_order,
        production_order - 1 as most_order
    from rung
    union all
    select
        'production' as promise,
        signed_order,
        production_order as least_order,
        highest_order as most_order
    from rung
),

beginning as (
    select min(as_of_date) as first_date
    from mart.project_history
    where snapshot_id = $snapshot_id
),

entered as (
    select
        entry.project_id,
        entry.stage_order,
        rule.is_exit,
        least(entry.entered_date, $as_of::date) as entered_date,
        case entry.basis
            when 'date' then coalesce(entry.date_precision, 'month') in ('month', 'quarter')
            when 'version'
                then
                    coalesce(
                        entry.entered_date - entry.not_before_date
                        <= mart.setting_number('forecast_seen_apart_days'),
                        false
                    )
            else false
        end as is_dated
    from mart.stage_entry as entry
    inner join mart.rule_stage as rule on entry.stage = rule.stage
    where entry.snapshot_id = $snapshot_id
),

seen as (
    select
        seen.project_id,
        rule.stage_order,
        rule.is_exit,
        case when seen.seen_date > beginning.first_date then seen.seen_date end as told_date
    from mart.stage_seen as seen
    inner join mart.rule_stage as rule on seen.stage = rule.stage
    cross join beginning
    where seen.snapshot_id = $snapshot_id
),

signed as (
    select
        project.project_id,
        project.project_name,
        project.stage,
        project.town,
        project.is_exit,
        project.is_started,
        project.is_in_production,
        project_seen.first_seen_date,
        beginning.first_date
    from mart.project as project
    inner join mart.project_seen as project_seen
        on project_seen.snapshot_id = $snapshot_id and project.project_id = project_seen.project_id
    cross join beginning
    where project.snapshot_id = $snapshot_id and project.is_signed and project.is_counted
),

reached as (
    select
        signed.*,
        step.promise,
        max(entered.entered_date) filter (
            where entered.stage_order = step.signed_order and entered.is_dated
        ) as signed_date,
        arg_min(
            case when entered.is_dated then entered.entered_date end, entered.stage_order
        ) filter (
            where entered.stage_order between step.least_order and step.most_order
        ) as step_date,
        max(entered.entered_date) filter (where entered.is_exit) as exit_date,
        bool_or(coalesce(
            (entered.stage_order >= step.least_order and not entered.is_exit)
            or case step.promise when 'start' then signed.is_started else signed.is_in_production end,
            false
        )) as is_reached
    from signed
    cross join step
    left join entered on signed.project_id = entered.project_id
    group by all
),

told as (
    select
        seen.project_id,
        step.promise,
        min(seen.told_date) filter (where seen.stage_order >= step.least_order and not seen.is_exit) as step_told_date,
        min(seen.told_date) filter (where seen.is_exit) as exit_told_date
    from seen
    cross join step
    group by seen.project_id, step.promise
),

spell as (
    select
        reached.promise,
        reached.project_id,
        reached.project_name,
        reached.stage,
        reached.town,
        reached.signed_date as began_date,
        case
            when reached.first_seen_date > reached.first_date
                then greatest(reached.signed_date, reached.first_seen_date)
            else reached.signed_date
        end as told_date,
        case when reached.is_reached then reached.step_date else reached.exit_date end as ended_date,
        greatest(
            ended_date,
            case when reached.is_reached then told.step_told_date else told.exit_told_date end
        ) as end_told_date,
        reached.is_reached as has_come,
        not reached.is_reached and not coalesce(reached.is_exit, false) as is_under_way,
        reached.signed_date is null
        or coalesce(ended_date < reached.signed_date, not is_under_way) as is_undated
    from reached
    left join told on reached.project_id = told.project_id and reached.promise = told.promise
)

select
    spell.*,
    spell.is_under_way and not spell.is_undated as is_open,
    spell.is_under_way and spell.is_undated as is_left_out,
    spell.has_come and not spell.is_undated as is_past,
    not spell.is_undated
    and spell.told_date <= past.day
    and coalesce(greatest(spell.ended_date, spell.end_told_date) > past.day, true) as was_under_way,
    was_under_way and spell.has_come as has_come_since,
    promise.last_date as planned_date,
    promise.last_precision as planned_precision,
    promise.later_count,
    promise.slip_days
from spell
cross join (select $as_of::date - mart.setting_number('forecast_past_days')::integer as day) as past
left join mart.whole_promise($snapshot_id) as promise
    on spell.project_id = promise.project_id and spell.promise = promise.promise
order by spell.promise, spell.is_under_way desc, promise.last_date, spell.project_name, spell.project_id
