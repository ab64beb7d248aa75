-- purpose: The places that are known, with how many of the snapshot's projects lie in each; then the towns and parks
--     that only ledgers name (is_known false), which have no centre until somebody names them.
-- grain: place
-- params: $snapshot_id
-- columns: place, names, kind, town, longitude, latitude, precision, is_verified, named_by, named_at, is_known,
--     project_count
with lying as (
    select
        town as place,
        'town' as kind
    from mart.project_place
    where snapshot_id = $snapshot_id
    union all
    select
        park as place,
        'park' as kind
    from mart.project_place
    where snapshot_id = $snapshot_id
    union all
    select
        place_name as place,
        'other' as kind
    from mart.project_place
    where
        snapshot_id = $snapshot_id
        and place_name is distinct from town
        and place_name is distinct from park
),

counted as (
    select
        place,
        any_value(kind) as kind,
        count(*) as project_count
    from lying
    where place is not null
    group by place
),

known as (
    select
        place.place,
        place.names,
        place.kind,
        place.town,
        place.longitude,
        place.latitude,
        place.precision,
        place.is_verified,
        place.named_by,
        place.named_at,
        true as is_known,
        coalesce(counted.project_count, 0) as project_count
    from mart.place as place
    left join counted on place.place = counted.place
    where place.snapshot_id = $snapshot_id
),

written as (
    select
        counted.place,
        [counted.place] as names,
        counted.kind,
        null as town,
        null as longitude,
        null as latitude,
        null as precision,
        false as is_verified,
        null as named_by,
        null as named_at,
        false as is_known,
        counted.project_count
    from counted
    anti join known on counted.place = known.place
)

select *
from known
union all by name
select *
from written
order by is_known desc, project_count desc, place
