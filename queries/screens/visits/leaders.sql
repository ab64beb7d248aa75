-- purpose: Each leader's trips of the year to date beside the same period last year, days, projects pushed and
--     companies met; a shared trip counts once for each leader, so these do not add up to the totals.
-- grain: tier, leader
-- params: $snapshot_id, $purposes, $modes, $push_modes, $tiers, $owners
-- columns: tier, leader, trips, last_year_trips, days, projects, companies, last_date
with scope as (
    select *
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
),

trip_total as (
    select
        tier,
        leader,
        count(*) filter (where is_this_year) as trips,
        count(*) filter (where is_compared and not is_this_year) as last_year_trips,
        sum(days) filter (where is_this_year) as days,
        max(start_date) filter (where is_this_year) as last_date
    from scope
    group by tier, leader
),

project_total as (
    select
        tier,
        leader,
        count(distinct project_id) as projects
    from mart.push_scope($snapshot_id, $purposes, $push_modes, $tiers, $owners)
    where is_this_year
    group by tier, leader
),

company_total as (
    select
        scope.tier,
        scope.leader,
        count(distinct met.company) as companies
    from scope
    inner join mart.visit_company as met on scope.visit_id = met.visit_id
    where met.snapshot_id = $snapshot_id and scope.is_this_year
    group by scope.tier, scope.leader
)

select
    trip_total.tier,
    trip_total.leader,
    trip_total.trips,
    trip_total.last_year_trips,
    trip_total.days,
    coalesce(project_total.projects, 0) as projects,
    coalesce(company_total.companies, 0) as companies,
    trip_total.last_date
from trip_total
left join project_total using (tier, leader)
left join company_total using (tier, leader)
order by trip_total.tier, trip_total.trips desc, trip_total.leader
