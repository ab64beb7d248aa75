-- purpose: What each month of the as-of year brought, measure by measure: signed, planned (of the signed), started,
--     producing, funds (default basis), trips (outward, of some tiers). Of a ledger that does not speak of the year
--     nothing is said. month_number null: what is known to be of the year, its quarter_number where that is known.
--     unknown_count: projects without an amount. $owners: towns, groups and departments, by which trips are cut.
-- grain: measure, quarter_number, month_number
-- params: $snapshot_id, $as_of, $tiers, $owners, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: measure, quarter_number, month_number, amount, unknown_count
with chosen as (
    select project_id
    from mart.chosen_of('mart.project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
),

scope as (
    select coalesce($towns, $industries, $channels, $groups, $units, $leaders) is null as is_all
),

won as (
    select
        case win.claim when '签约' then 'signed' when '开工' then 'started' else 'producing' end as measure,
        win.planned_investment_wan,
        case win.claim when '签约' then project.signed_date else entry.entered_date end as day,
        case win.claim when '签约' then project.signed_date_precision else entry.date_precision end as stated_to
    from mart.year_win($snapshot_id, $as_of) as win
    inner join mart.project as project
        on project.snapshot_id = $snapshot_id and win.project_id = project.project_id
    left join mart.stage_entry as entry
        on
            entry.snapshot_id = $snapshot_id
            and win.project_id = entry.project_id
            and entry.stage = case win.claim
                when '开工' then mart.setting_text('started_stage')
                when '投产' then mart.setting_text('production_stage')
            end
    cross join scope
    where scope.is_all or win.project_id in (select chosen.project_id from chosen)
),

dated as (
    select
        measure,
        planned_investment_wan,
        case when coalesce(stated_to, 'day') in ('day', 'month', 'quarter') then quarter(day) end as quarter_number,
        case when coalesce(stated_to, 'day') in ('day', 'month') then month(day) end as month_number
    from won
),

fund as (
    select
        quarter(month_date) as quarter_number,
        month(month_date) as month_number,
        sum(month_amount_wan) as amount
    from mart.fund_month
    cross join scope
    where
        snapshot_id = $snapshot_id
        and (scope.is_all or project_id in (select chosen.project_id from chosen))
        and basis = mart.setting_text('default_funds_basis')
        and foreign_amount_wan is null
        and year(month_date) = year($as_of::date)
    group by all
),

fund_year as (
    select sum(year_wan) as amount
    from mart.fund_project
    cross join scope
    where
        snapshot_id = $snapshot_id
        and basis = mart.setting_text('default_funds_basis')
        and (scope.is_all or project_id in (select chosen.project_id from chosen))
),

trip as (
    select distinct
        visit_id,
        trip_month
    from mart.visit_scope($snapshot_id, null, ['外出'], $tiers, $owners)
    where is_this_year
),

found as (
    select
        measure,
        quarter_number,
        month_number,
        count(*)::double as amount,
        0 as unknown_count
    from dated
    group by all
    union all
    select
        'planned' as measure,
        quarter_number,
        month_number,
        sum(planned_investment_wan)::double as amount,
        count(*) - count(planned_investment_wan) as unknown_count
    from dated
    where measure = 'signed'
    group by all
    union all
    select
        'funds' as measure,
        quarter_number,
        month_number,
        amount::double as amount,
        0 as unknown_count
    from fund
    union all
    select
        'funds' as measure,
        null as quarter_number,
        null as month_number,
        (fund_year.amount - coalesce((select sum(amount) from fund), 0))::double as amount,
        0 as unknown_count
    from fund_year
    where fund_year.amount <> coalesce((select sum(amount) from fund), 0)
    union all
    select
        'trips' as measure,
        (trip_month + 2) // 3 as quarter_number,
        trip_month as month_number,
        count(*)::double as amount,
        0 as unknown_count
    from trip
    group by all
),

month_of_year as (
    select
        measure.name as measure,
        (month.number + 2) // 3 as quarter_number,
        month.number as month_number,
        case when measure.ledger <> 'funds' then 0 end::double as amount,
        0 as unknown_count
    from (
        values
        ('signed', 'projects'), ('planned', 'projects'), ('started', 'projects'), ('producing', 'projects'),
        ('funds', 'funds'), ('trips', 'visits')
    ) as measure (name, ledger)
    cross join generate_series(1, month($as_of::date)) as month (number)
    where mart.year_is_reported($snapshot_id, measure.ledger)
)

select *
from found
union all
select month_of_year.*
from month_of_year
anti join found
    on month_of_year.measure = found.measure and month_of_year.month_number = found.month_number
order by measure, quarter_number nulls last, month_number nulls last
