-- purpose: 批次 of each leader by month, this year and the year before; shared_trips are those with another leader.
-- grain: tier, leader, trip_month
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: tier, leader, trip_month, trips, shared_trips, last_year_trips
select
    tier,
    leader,
    trip_month,
    count(*) filter (where is_this_year) as trips,
    count(*) filter (where is_this_year and leader_count > 1) as shared_trips,
    count(*) filter (where not is_this_year) as last_year_trips
from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
group by tier, leader, trip_month
order by tier, leader, trip_month nulls last
