-- purpose: Provinces of this year's trips; a trip to two provinces is a row of each.
-- grain: visit_id, province
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: province, trip, sheet_id, row_number
with trip as (
    select distinct visit_id
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_this_year
)

select
    place.province,
    concat_ws(' ', strftime(visit.start_date, '%Y-%m-%d'), visit.destination) as trip,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from trip
inner join mart.visit_place as place on trip.visit_id = place.visit_id
inner join mart.visit as visit
    on place.snapshot_id = visit.snapshot_id and place.visit_id = visit.visit_id
where place.snapshot_id = $snapshot_id
order by visit.start_date desc, visit.visit_id, place.province
