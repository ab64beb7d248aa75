-- purpose: Flows and steps of the as-of year and the year before, joined once for every screen.
-- params: $snapshot_id, $as_of
insert into mart.stage_step by name
with setting as (
    select mart.setting_number('stale_after_days') as usual_days
),

rung as (
    select
        stage,
        entry_field,
        row_number() over (order by stage_order) as rung
    from mart.rule_stage
    where not is_exit
),

climbed as (
    select
        entry.project_id,
        entry.stage,
        entry.stage_order,
        rung.rung,
        rung.entry_field,
        entry.entered_date,
        entry.basis in ('date', 'version') as is_known,
        case entry.basis
            when 'date' then coalesce(entry.date_precision, 'month') = 'month'
            when 'version'
                then coalesce(entry.entered_date - entry.not_before_date <= setting.usual_days, false)
            else false
        end as is_day_known,
        max(entry.stage_order) over (partition by entry.project_id) as highest_order,
        lag(rung.rung) over climb as lower_rung,
        lag(entry.entered_date) over climb as lower_date,
        lag(is_day_known) over climb as is_lower_known
    from mart.stage_entry as entry
    cross join setting
    inner join rung on entry.stage = rung.stage
    where entry.snapshot_id = $snapshot_id
    window climb as (partition by entry.project_id order by entry.stage_order)
)

select
    $snapshot_id as snapshot_id,
    climbed.stage,
    climbed.stage_order,
    climbed.project_id,
    year(climbed.entered_date) = year($as_of::date) as is_this_year,
    year(climbed.entered_date) = year($as_of::date)
    or climbed.entered_date <= $as_of::date - interval 1 year as is_compared,
    case
        when coalesce(climbed.entry_field, '') <> 'signed_date' then project.is_counted
        when year(climbed.entered_date) = year($as_of::date) then project.is_signed_counted
        else project.is_counted and project.is_agreement_counted
    end as is_flow,
    climbed.highest_order > climbed.stage_order as has_gone_higher,
    case
        when
            climbed.lower_rung = climbed.rung - 1
            and climbed.is_day_known
            and climbed.is_lower_known
            and climbed.lower_date <= climbed.entered_date
            then climbed.entered_date - climbed.lower_date
    end::integer as days_from_lower,
    project.planned_investment_wan,
    project.town,
    project.industry,
    project.channel,
    project.task_group,
    project.responsible_unit,
    project.sponsoring_leader
from climbed
inner join mart.project as project
    on project.snapshot_id = $snapshot_id and climbed.project_id = project.project_id
where
    climbed.is_known
    and not project.is_exit
    and (project.is_counted or project.is_signed_counted)
    and year(climbed.entered_date) between year($as_of::date) - 1 and year($as_of::date)
order by climbed.stage_order, climbed.project_id
