-- purpose: mart.target_fact(snapshot, as_of): everything of the as-of year that a target counts or sums, one row each
--     with whose it is; amount is null where a project states none. Projects are rows of their own, so are funds of
--     projects that no project ledger names.
-- grain: metric, project_id or project_key
create macro mart.target_fact(in_snapshot, in_as_of) as table
    with standing as (
        select *
        from mart.project_owners(in_snapshot)
    ),

    won as (
        select
            claim.claim,
            standing.*
        from mart.year_claim(in_snapshot, in_as_of) as claim
        inner join standing on claim.project_id = standing.project_id
    ),

    pushed as (
        select
            project_id,
            any_value(unit) as unit
        from mart.project_push
        where snapshot_id = in_snapshot and is_this_year
        group by project_id
    )

    select
        unnest(case won.claim when '签约' then ['签约项目', '计划总投资'] else [won.claim || '项目'] end) as metric,
        won.project_id,
        won.project_name,
        null::varchar as project_key,
        won.task_group,
        won.town,
        won.department,
        unnest(case won.claim
            when '签约' then [1::decimal(18, 6), won.planned_investment_wan]
            else [1::decimal(18, 6)]
        end) as amount
    from won
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
        pushed.project_id,
        standing.project_name,
        null::varchar as project_key,
        standing.task_group,
        standing.town,
        mart.project_key(pushed.unit) as department,
        1 as amount
    from pushed
    inner join standing on pushed.project_id = standing.project_id
