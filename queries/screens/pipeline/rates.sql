-- purpose: What the 三率 are made of, over the projects signed in the as-of year: counts, and 万元 over the projects that
--     state both sums.
-- grain: one row
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: signed, kept, landed, started, completed, producing, funds, contracted, both_count
with basis as (
    select text_value as funds_basis
    from mart.rule_setting
    where setting = 'default_funds_basis'
),

everyone as (
    select project.*
    from mart.project as project
    where
        project.snapshot_id = $snapshot_id
        and (
            project.is_signed_counted
            or (
                project.is_exit
                and project.is_counted
                and project.is_signed_this_year
                and project.is_agreement_counted
            )
        )
        and ($towns is null or list_contains($towns, project.town))
        and ($industries is null or list_contains($industries, project.industry))
        and ($channels is null or list_contains($channels, project.channel))
        and ($groups is null or list_contains($groups, project.task_group))
        and ($units is null or list_contains($units, project.responsible_unit))
        and ($leaders is null or list_contains($leaders, project.sponsoring_leader))
),

permitted as (
    select distinct project_id
    from mart.readiness_item
    where snapshot_id = $snapshot_id and item = '备案核准' and is_done
),

funds as (
    select
        fund.project_id,
        sum(coalesce(fund.all_years_wan, fund.year_wan)) as funds_wan
    from mart.fund_project as fund
    inner join basis on fund.basis = basis.funds_basis
    where fund.snapshot_id = $snapshot_id
    group by fund.project_id
)

select
    count(*) as signed,
    count(*) filter (where not everyone.is_exit) as kept,
    count(*) filter (where not everyone.is_exit and (permitted.project_id is not null or everyone.is_started))
        as landed,
    count(*) filter (where not everyone.is_exit and everyone.is_started) as started,
    count(*) filter (where not everyone.is_exit and (everyone.completion_date is not null or everyone.is_in_production))
        as completed,
    count(*) filter (where not everyone.is_exit and everyone.is_in_production) as producing,
    sum(funds.funds_wan) filter (where everyone.planned_investment_wan is not null) as funds,
    sum(everyone.planned_investment_wan) filter (where funds.funds_wan is not null) as contracted,
    count(*) filter (where funds.funds_wan is not null and everyone.planned_investment_wan is not null) as both_count
from everyone
left join permitted on everyone.project_id = permitted.project_id
left join funds on everyone.project_id = funds.project_id
