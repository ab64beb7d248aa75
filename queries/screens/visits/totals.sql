-- purpose: 批次, 人次, days, 家, 家次 and projects of the year to date and of the same period last year. A trip shared
--     by several leaders is one 批次 and one 人次 for each of them.
-- grain: is_this_year
-- params: $snapshot_id, $purposes, $modes, $push_modes, $tiers, $owners
-- columns: is_this_year, trips, person_trips, days, trips_without_days, companies, company_meetings, projects,
--     shared_trips, cross_tier_trips
with scope as (
    select *
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_compared
),

trip as (
    select
        visit_id,
        any_value(is_this_year) as is_this_year,
        any_value(days) as days,
        count(*) as leaders,
        count(distinct tier) as tiers
    from scope
    group by visit_id
),

trip_total as (
    select
        is_this_year,
        count(*) as trips,
        sum(leaders)::bigint as person_trips,
        sum(days) as days,
        count(*) filter (where days is null) as trips_without_days,
        count(*) filter (where leaders > 1) as shared_trips,
        count(*) filter (where tiers > 1) as cross_tier_trips
    from trip
    group by is_this_year
),

company_total as (
    select
        trip.is_this_year,
        count(distinct met.company) as companies,
        count(*) as company_meetings
    from trip
    inner join mart.visit_company as met on trip.visit_id = met.visit_id
    where met.snapshot_id = $snapshot_id
    group by trip.is_this_year
),

project_total as (
    select
        is_this_year,
        count(distinct project_id) as projects
    from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners)
    where is_compared
    group by is_this_year
)

select
    trip_total.is_this_year,
    trip_total.trips,
    trip_total.person_trips,
    trip_total.days,
    trip_total.trips_without_days,
    coalesce(company_total.companies, 0) as companies,
    coalesce(company_total.company_meetings, 0) as company_meetings,
    coalesce(project_total.projects, 0) as projects,
    trip_total.shared_trips,
    trip_total.cross_tier_trips
from trip_total
left join company_total on trip_total.is_this_year = company_total.is_this_year
left join project_total on trip_total.is_this_year = project_total.is_this_year
order by trip_total.is_this_year desc
