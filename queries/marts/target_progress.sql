-- purpose: Targets of the as-of year against what the ledgers say, and against 序时进度: monthly or quarterly targets
--     where stated, planned months for small counts of starts and productions, else months elapsed / 12.
--     Amounts in 万元. A ledger that says nothing of the year, or not when anything was signed, begun or produced, leaves
--     the actual unknown; one that names nothing makes it 0.
-- params: $snapshot_id, $as_of, $year_start
insert into mart.target_progress by name
with calendar as (
    select
        mart.months_elapsed($as_of::date) as months_elapsed,
        mart.setting_number('small_count') as small_count
),

target as (
    select
        entry.year,
        coalesce(entry.owner, '全旗') as owner,
        coalesce(entry.owner_kind, case when coalesce(entry.owner, '全旗') = '全旗' then '全旗' end)
            as owner_kind,
        coalesce(named.body_key, mart.project_key(coalesce(entry.owner, '全旗'))) as owner_key,
        entry.metric,
        case when entry.target_unit = '亿元' then '万元' else entry.target_unit end as target_unit,
        case when entry.target_unit = '亿元' then 10000 else 1 end as factor,
        entry.target_value * factor as target_value,
        list_transform(entry.month_targets, lambda due: due * factor) as month_targets,
        list_transform(entry.quarter_targets, lambda due: due * factor) as quarter_targets,
        entry.batch_id,
        entry.sheet_id,
        entry.row_number
    from mart.current_target_row as entry
    left join mart.body_name as named
        on named.snapshot_id = $snapshot_id and mart.project_key(entry.owner) = named.name_key
    where
        entry.snapshot_id = $snapshot_id
        and entry.year = year($as_of::date)
        and entry.metric is not null
    qualify
        row_number() over (
            partition by coalesce(named.body_key, mart.project_key(entry.owner), '全旗'), entry.metric
            order by entry.as_of_date desc, entry.sequence desc, entry.sheet_id, entry.row_number
        ) = 1
),

funded as (
    select count(fund.year_wan) > 0 as has_funds
    from mart.fund_project as fund
    where fund.snapshot_id = $snapshot_id and fund.basis = mart.setting_text('default_funds_basis')
),

reported as (
    select
        count(*) filter (where ledger = 'projects' and as_of_date >= $year_start::date) > 0
            as has_projects,
        count(*) filter (where ledger = 'visits' and period_end >= $year_start::date) > 0
            as has_visits,
        any_value(funded.has_funds) as has_funds
    from mart.current_batch
    cross join funded
    where snapshot_id = $snapshot_id
),

reached as (
    select *
    from mart.stage_reached($snapshot_id, null, null, null, null, null, null)
    where is_undated
),

undated as (
    select
        coalesce(flatten(list(case
            when reached.stage = mart.setting_text('started_stage') then ['开工项目']
            when reached.stage = mart.setting_text('production_stage') then ['投产项目']
            when reached.entry_field = 'signed_date' then ['签约项目', '计划总投资']
            else []
        end)), []) as metrics
    from reached
),

actual as (
    select
        target.owner,
        target.metric,
        any_value(case target.metric
            when '到位资金' then reported.has_funds
            when '拜访推进项目' then reported.has_visits
            when '签约项目' then reported.has_projects
            when '计划总投资' then reported.has_projects
            when '开工项目' then reported.has_projects
            when '投产项目' then reported.has_projects
            else false
        end)
        and (count(fact.metric) > 0 or not list_contains(any_value(undated.metrics), target.metric))
            as is_reported,
        count(fact.metric) as fact_count,
        sum(fact.amount) as amount
    from target
    cross join reported
    cross join undated
    left join mart.target_fact($snapshot_id, $as_of) as fact
        on
            target.metric = fact.metric
            and mart.is_of_owner(
                target.owner_kind, target.owner_key, fact.task_group, fact.town, fact.department
            )
    group by target.owner, target.metric
),

plan as (
    select
        unnest(['开工项目', '投产项目']) as metric,
        unnest([planned_start_date, planned_production_date]) as planned_date,
        task_group,
        town,
        department
    from mart.project_owners($snapshot_id)
    where is_summed
),

planned as (
    select
        target.owner,
        target.metric,
        count(*) as planned_count,
        count(*) filter (where plan.planned_date <= last_day($as_of::date)) as due_count
    from target
    inner join plan
        on
            target.metric = plan.metric
            and year(plan.planned_date) = year($as_of::date)
            and mart.is_of_owner(
                target.owner_kind, target.owner_key, plan.task_group, plan.town, plan.department
            )
    group by target.owner, target.metric
),

scheduled as (
    select
        target.*,
        case
            when not actual.is_reported then null
            when actual.fact_count = 0 then 0
            else actual.amount
        end as actual_value,
        actual_value / nullif(target.target_value, 0) as completion_share,
        case
            when len(target.month_targets) = 12 then 'months'
            when len(target.quarter_targets) = 4 then 'quarters'
            when
                target.target_value <= calendar.small_count
                and coalesce(target.target_unit, '') <> '万元'
                and planned.planned_count > 0 then 'planned'
            else 'linear'
        end as schedule_basis,
        case schedule_basis
            when 'months'
                then
                    case
                        when target.month_targets[12] = target.target_value
                            then list_extract(target.month_targets, calendar.months_elapsed::integer)
                        else list_sum(target.month_targets[1:calendar.months_elapsed])
                    end
            when 'quarters'
                then
                    case
                        when target.quarter_targets[4] = target.target_value
                            then list_extract(
                                target.quarter_targets, (calendar.months_elapsed // 3)::integer
                            )
                        else list_sum(target.quarter_targets[1:calendar.months_elapsed // 3])
                    end
            when 'planned'
                then
                    target.target_value
                    * planned.due_count / greatest(planned.planned_count, target.target_value)
            else target.target_value * calendar.months_elapsed / 12
        end as stated_due
    from target
    cross join calendar
    left join actual on target.owner = actual.owner and target.metric = actual.metric
    left join planned on target.owner = planned.owner and target.metric = planned.metric
),

compared as (
    select
        * exclude (stated_due),
        coalesce(stated_due, 0) as due_value,
        coalesce(stated_due, 0) / nullif(target_value, 0) as schedule_share,
        100 * (completion_share - schedule_share) as gap_points
    from scheduled
),

fired as (
    select
        compared.owner,
        compared.metric,
        arg_max(rule.light, rule.light_order) as light
    from compared
    inner join mart.rule_light as rule on rule.rule = 'progress_behind'
    where
        compared.completion_share < 1
        and mart.rule_fires(rule.fires, -compared.gap_points, rule.threshold)
    group by compared.owner, compared.metric
)

select
    $snapshot_id as snapshot_id,
    compared.* exclude (factor, month_targets, quarter_targets),
    case when compared.gap_points is null then '待核' else coalesce(fired.light, '正常') end as light
from compared
left join fired on compared.owner = fired.owner and compared.metric = fired.metric
order by compared.owner_kind, compared.owner, compared.metric
