-- purpose: Companies met on this year's trips, a row a meeting.
-- grain: visit_id, company
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: company, trip, sheet_id, row_number
with trip as (
    select distinct visit_id
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_this_year
)

select
    met.company,
    concat_ws(' ', strftime(visit.start_date, '%Y-%m-%d'), visit.destination) as trip,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from trip
inner join mart.visit_company as met on trip.visit_id = met.visit_id
inner join mart.visit as visit
    on met.snapshot_id = visit.snapshot_id and met.visit_id = visit.visit_id
where met.snapshot_id = $snapshot_id
order by met.company, visit.start_date desc, visit.visit_id
