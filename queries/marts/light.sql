-- purpose: Warning lights: each rule's measure for each project (or target) that it concerns, the worst level that
--     fired and its threshold. A project with a stated exemption keeps its light, marked exempt.
-- params: $snapshot_id, $as_of, $year_start
insert into mart.light by name
with after as (
    select max(after_months) as funds_low_months
    from mart.rule_light
    where rule = 'funds_low'
),

started as (
    select
        project_id,
        min(entered_date) as started_date
    from mart.stage_entry
    where
        snapshot_id = $snapshot_id
        and basis = 'date'
        and stage = mart.setting_text('started_stage')
    group by project_id
),

fund_ledger as (
    select count(*) > 0 as is_kept
    from mart.fund_project
    where snapshot_id = $snapshot_id and basis = mart.setting_text('default_funds_basis')
),

last_visit as (
    select
        named.project_id,
        max(visit.start_date) as visit_date
    from mart.visit_project as named
    inner join mart.visit as visit
        on visit.snapshot_id = $snapshot_id and named.visit_id = visit.visit_id
    where named.snapshot_id = $snapshot_id and named.project_id is not null
    group by named.project_id
),

concerned as (
    select
        project.project_id,
        project.stage,
        project.exemption,
        project.is_signed,
        coalesce(project.is_started, false) as is_started,
        coalesce(project.is_in_production, false) as is_in_production,
        project.is_in_statistics,
        project.signed_date,
        project.planned_start_date,
        project.planned_investment_wan,
        project.physical_progress_share,
        project.annual_completed_wan / nullif(project.annual_plan_wan, 0) as annual_share,
        started.started_date,
        funds.funds_wan,
        funds.funds_wan / nullif(project.planned_investment_wan, 0) as funds_share,
        greatest(project.last_changed_date, last_visit.visit_date) as last_moved_date
    from mart.project as project
    left join started on project.project_id = started.project_id
    left join mart.funds_of_projects($snapshot_id) as funds on project.project_id = funds.project_id
    left join last_visit on project.project_id = last_visit.project_id
    where project.snapshot_id = $snapshot_id and not project.is_exit
),

months as (
    select
        *,
        date_sub('month', last_day(planned_start_date) + 1, $as_of::date + 1) as months_overdue,
        date_sub('month', signed_date, $as_of::date) as months_signed,
        date_sub('month', started_date, $as_of::date) as months_started,
        date_sub('month', last_moved_date, $as_of::date) as months_idle,
        mart.months_elapsed($as_of::date) / 12 as schedule_share
    from concerned
),

measured as (
    select
        'start_overdue' as rule,
        project_id,
        exemption,
        months_overdue::double as observed,
        planned_start_date as since_date
    from months
    where is_signed and not is_started and last_day(planned_start_date) < $as_of::date
    union all
    select
        'start_unplanned' as rule,
        project_id,
        exemption,
        0 as observed,
        signed_date as since_date
    from months
    where is_signed and not is_started and planned_start_date is null
    union all
    select
        'progress_behind' as rule,
        project_id,
        exemption,
        100 * (schedule_share - annual_share) as observed,
        $year_start::date as since_date
    from months
    where annual_share < 1
    union all
    select
        'statistics_late' as rule,
        project_id,
        exemption,
        months_started::double as observed,
        started_date as since_date
    from months
    where is_started and not is_in_production and is_in_statistics = false
    union all
    select
        'signed_not_begun' as rule,
        project_id,
        exemption,
        months_signed::double as observed,
        signed_date as since_date
    from months
    where is_signed and not is_started
    union all
    select
        'begun_without_funds' as rule,
        project_id,
        exemption,
        months_started::double as observed,
        started_date as since_date
    from months
    cross join fund_ledger
    where
        is_started
        and not is_in_production
        and fund_ledger.is_kept
        and coalesce(funds_wan, 0) = 0
    union all
    select
        'funds_low' as rule,
        project_id,
        exemption,
        funds_share as observed,
        started_date as since_date
    from months
    cross join after
    where
        is_started
        and not is_in_production
        and months_started >= after.funds_low_months
        and funds_wan > 0
    union all
    select
        'funds_against_progress' as rule,
        project_id,
        exemption,
        100 * abs(funds_share - physical_progress_share) as observed,
        started_date as since_date
    from months
    where is_started and not is_in_production
    union all
    select
        'talks_idle' as rule,
        project_id,
        exemption,
        months_idle::double as observed,
        last_moved_date as since_date
    from months
    where stage = mart.setting_text('talks_stage')
    union all
    select
        'talks_leave' as rule,
        project_id,
        exemption,
        months_idle::double as observed,
        last_moved_date as since_date
    from months
    where stage = mart.setting_text('talks_stage')
),

fired as (
    select
        measured.rule,
        arg_max(rule.light, rule.light_order) as light,
        max(rule.light_order) as light_order,
        measured.project_id,
        null as owner,
        null as metric,
        any_value(measured.observed) as observed,
        arg_max(rule.threshold, rule.light_order) as threshold,
        arg_max(rule.measure, rule.light_order) as measure,
        any_value(measured.since_date) as since_date,
        any_value(measured.exemption) as exemption
    from measured
    inner join mart.rule_light as rule on measured.rule = rule.rule
    where mart.rule_fires(rule.fires, measured.observed, rule.threshold)
    group by measured.rule, measured.project_id
),

target_fired as (
    select
        rule.rule,
        target.light,
        rule.light_order,
        null as project_id,
        target.owner,
        target.metric,
        -target.gap_points as observed,
        rule.threshold,
        rule.measure,
        $year_start::date as since_date,
        null as exemption
    from mart.target_progress as target
    inner join mart.rule_light as rule
        on rule.rule = 'progress_behind' and target.light = rule.light
    where target.snapshot_id = $snapshot_id
),

lit as (
    select * from fired
    union all by name
    select * from target_fired
)

select
    $snapshot_id as snapshot_id,
    lit.*,
    lit.exemption is not null as is_exempt
from lit
left join lit as leave
    on
        lit.project_id = leave.project_id
        and lit.rule = 'talks_idle'
        and leave.rule = 'talks_leave'
where leave.rule is null
order by lit.light_order desc, lit.rule, lit.project_id, lit.owner, lit.metric
