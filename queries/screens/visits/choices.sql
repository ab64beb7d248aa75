-- purpose: What the visits page can be narrowed to: purposes, modes, tiers, and groups, towns and departments of
--     trips or of the projects that they named, with their trips.
-- grain: kind, value
-- params: $snapshot_id
-- columns: kind, value, trips
with named as (
    select
        unnest(['purpose', 'mode']) as kind,
        unnest([purpose, mode]) as value
    from mart.visit
    where snapshot_id = $snapshot_id
)

select
    kind,
    value,
    count(*) as trips
from named
where value is not null
group by kind, value
union all
select
    'tier' as kind,
    tier as value,
    count(distinct visit_id) as trips
from mart.visit_leader
where snapshot_id = $snapshot_id and tier is not null
group by tier
union all
select
    'unit' as kind,
    owner as value,
    count(distinct visit_id) as trips
from (
    select
        visit_id,
        unnest(owners) as owner
    from mart.leader_trip
    where snapshot_id = $snapshot_id
) as owned
group by owner
order by kind, trips desc, value
