-- purpose: 批次 by province of destination, this year to date and the same period last year; a trip to two provinces
--     counts in both.
-- grain: province
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: province, trips, last_year_trips
with trip as (
    select distinct
        visit_id,
        is_this_year
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_compared
)

select
    place.province,
    count(*) filter (where trip.is_this_year) as trips,
    count(*) filter (where not trip.is_this_year) as last_year_trips
from trip
inner join mart.visit_place as place on trip.visit_id = place.visit_id
where place.snapshot_id = $snapshot_id
group by place.province
order by trips desc, last_year_trips desc, place.province
