-- purpose: What each month of the as-of year brought, measure by measure: signed, planned (of the signed), started,
--     producing, funds (default basis), trips (outward, of some tiers). Of a ledger that does not speak of the year
--     nothing is said, nor of trips where nobody's tier is stated.
--     month_number null: what is known to be of the year, its quarter_number where that is known.
--     unknown_count: projects without an amount. $owners: towns, groups and departments, by which trips are cut.
-- grain: measure, quarter_number, month_number
-- params: $snapshot_id, $as_of, $tiers, $owners, $project_ids
-- columns: measure, quarter_number, month_number, amount, unknown_count
with dated as (
    select
        won as measure,
        planned_investment_wan,
        quarter_number,
        month_number
    from mart.dated_win($snapshot_id, $as_of)
    where mart.is_in_cut($project_ids, project_id)
),

fund as (
    select
        quarter(month_date) as quarter_number,
        month(month_date) as month_number,
        sum(month_amount_wan) as amount
    from mart.fund_month
    where
        snapshot_id = $snapshot_id
        and mart.is_in_cut($project_ids, project_id)
        and basis = mart.setting_text('default_funds_basis')
        and foreign_amount_wan is null
        and year(month_date) = year($as_of::date)
    group by all
),

fund_year as (
    select sum(year_wan) as amount
    from mart.fund_project
    where
        snapshot_id = $snapshot_id
        and basis = mart.setting_text('default_funds_basis')
        and mart.is_in_cut($project_ids, project_id)
),

trip as (
    select distinct
        visit_id,
        trip_month
    from mart.visit_scope($snapshot_id, null, ['外出'], $tiers, $owners)
    where is_this_year
),

tiered as (
    select tier
    from mart.visit_scope($snapshot_id, null, ['外出'], null, $owners)
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
        case
            when measure.ledger = 'funds' then null
            when measure.ledger = 'visits' and (select bool_and(tier is null) from tiered) then null
            else 0
        end::double as amount,
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
