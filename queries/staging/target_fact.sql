-- purpose: mart.target_fact(snapshot, as_of): everything of the as-of year that a target counts or sums, one row each
--     with whose it is; amount is null where a project states none. Projects are rows of their own, so are funds of
--     projects that no project ledger names.
-- grain: metric, project_id or project_key
create macro mart.target_fact(in_snapshot, in_as_of) as table
    with standing as (
        select *
        from mart.project_owners(in_snapshot)
    ),

    entered as (
        select
            entry.project_id,
            case entry.stage
                when mart.setting_text('started_stage') then '开工项目'
                when mart.setting_text('production_stage') then '投产项目'
            end as metric
        from mart.stage_entry as entry
        where
            entry.snapshot_id = in_snapshot
            and entry.stage in (mart.setting_text('started_stage'), mart.setting_text('production_stage'))
            and entry.basis in ('date', 'version')
            and year(entry.entered_date) = year(in_as_of::date)
    )

    select
        unnest(['签约项目', '计划总投资']) as metric,
        standing.project_id,
        standing.project_name,
        null::varchar as project_key,
        standing.task_group,
        standing.town,
        standing.department,
        unnest([1::decimal(18, 6), standing.planned_investment_wan]) as amount
    from standing
    where standing.is_signed_counted
    union all
    select
        entered.metric,
        standing.project_id,
        standing.project_name,
        null::varchar as project_key,
        standing.task_group,
        standing.town,
        standing.department,
        1 as amount
    from entered
    inner join standing on entered.project_id = standing.project_id
    where standing.is_summed
    union all
    select
        '到位资金' as metric,
        fund.project_id,
        fund.project_name,
        fund.project_key,
        standing.task_group,
        standing.town,
        standing.department,
        fund.year_wan as amount
    from mart.fund_project as fund
    left join standing on fund.project_id = standing.project_id
    where
        fund.snapshot_id = in_snapshot
        and fund.basis = mart.setting_text('default_funds_basis')
        and fund.year_wan is not null
    union all
    select
        '拜访推进项目' as metric,
        push.project_id,
        any_value(standing.project_name) as project_name,
        null::varchar as project_key,
        any_value(standing.task_group) as task_group,
        any_value(standing.town) as town,
        mart.project_key(any_value(push.unit)) as department,
        1 as amount
    from mart.project_push as push
    inner join standing on push.project_id = standing.project_id
    where push.snapshot_id = in_snapshot and push.is_this_year
    group by push.project_id
