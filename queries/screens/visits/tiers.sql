-- purpose: 批次, 人次 and projects of each leader tier, this year to date and the same period last year; a trip or a
--     project of two tiers counts in both.
-- grain: tier
-- params: $snapshot_id, $purposes, $modes, $push_modes, $tiers, $owners
-- columns: tier, trips, last_year_trips, person_trips, projects, last_year_projects
with scope as (
    select *
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_compared
),

trip_total as (
    select
        tier,
        count(distinct visit_id) filter (where is_this_year) as trips,
        count(distinct visit_id) filter (where not is_this_year) as last_year_trips,
        count(*) filter (where is_this_year) as person_trips
    from scope
    group by tier
),

project_total as (
    select
        tier,
        count(distinct project_id) filter (where is_this_year) as projects,
        count(distinct project_id) filter (where not is_this_year) as last_year_projects
    from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners)
    where is_compared
    group by tier
)

select
    trip_total.tier,
    trip_total.trips,
    trip_total.last_year_trips,
    trip_total.person_trips,
    coalesce(project_total.projects, 0) as projects,
    coalesce(project_total.last_year_projects, 0) as last_year_projects
from trip_total
left join project_total on trip_total.tier = project_total.tier
order by trip_total.tier
