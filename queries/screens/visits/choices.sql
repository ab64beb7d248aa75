-- purpose: What the visits page can be narrowed to: purposes, modes and tiers that the ledgers name, with their trips.
-- grain: kind, value
-- params: $snapshot_id
-- columns: kind, value, trips
select
    'purpose' as kind,
    purpose as value,
    count(*) as trips
from mart.visit
where snapshot_id = $snapshot_id and purpose is not null
group by purpose
union all
select
    'mode' as kind,
    mode as value,
    count(*) as trips
from mart.visit
where snapshot_id = $snapshot_id and mode is not null
group by mode
union all
select
    'tier' as kind,
    tier as value,
    count(distinct visit_id) as trips
from mart.visit_leader
where snapshot_id = $snapshot_id and tier is not null
group by tier
order by kind, trips desc, value
