-- purpose: 批次 by month, this year and the whole year before; trip_month null holds trips without a known month.
-- grain: trip_month
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: trip_month, trips, last_year_trips
with trip as (
    select distinct
        visit_id,
        trip_month,
        is_this_year
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
)

select
    trip_month,
    count(*) filter (where is_this_year) as trips,
    count(*) filter (where not is_this_year) as last_year_trips
from trip
group by trip_month
order by trip_month nulls last
