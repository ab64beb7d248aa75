-- purpose: Trips of this year and last, a row a leader: the trips page counts them by trip, leader, tier, month.
-- grain: visit_id, leader
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: visit_id, trip, leader, tier, trip_month, days, is_this_year, is_last_year, sheet_id, row_number
select
    scope.visit_id,
    concat_ws(
        ' ', strftime(visit.start_date, '%Y-%m-%d'), visit.destination, visit.purpose
    ) as trip,
    scope.leader,
    scope.tier,
    scope.trip_month,
    scope.days,
    scope.is_this_year,
    scope.is_compared and not scope.is_this_year as is_last_year,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners) as scope
inner join mart.visit as visit
    on scope.snapshot_id = visit.snapshot_id and scope.visit_id = visit.visit_id
where scope.is_compared
order by visit.start_date desc, scope.visit_id, scope.tier, scope.leader
