-- purpose: Where each project lies, by the first of its words that names a place. A name inside a longer one is no
--     place of its own (上海庙 in 上海庙经济开发区); words that name several towns name none.
-- params: $snapshot_id, $sequence
insert into mart.project_place by name
with written as (
    select
        entry.project_id,
        arg_min(entry.town, entry.belief_rank) as town,
        arg_min(entry.park, entry.belief_rank) as park,
        arg_min(entry.address, entry.belief_rank) as address,
        arg_min(entry.project_name, entry.belief_rank) as project_name
    from mart.project_entry as entry
    where entry.snapshot_id = $snapshot_id
    group by entry.project_id
),

stated as (
    unpivot written
    on town, park, address, project_name
    into name field value words
),

keyed as (
    select
        *,
        mart.project_key(words) as text_key
    from stated
),

said as (
    select *
    from keyed
    where field = 'project_name' or not mart.says_every_town(text_key)
),

text as (
    select distinct text_key
    from said
),

gazetteer as (
    select
        place,
        kind,
        case when kind in ('seat', 'town') then place else town end as town,
        mart.project_key(name) as alias_key
    from mart.place
    cross join unnest(list_distinct(list_append(names, place))) as borne (name)
    where snapshot_id = $snapshot_id
),

ledger_town as (
    select distinct
        words as place,
        'town' as kind,
        words as town,
        text_key as alias_key
    from said
    where
        field = 'town'
        and regexp_full_match(words, '\p{Han}{1,6}(镇|乡|苏木|街道)')
        and text_key not in (select gazetteer.alias_key from gazetteer)
),

known as (
    select * from gazetteer
    union all
    select * from ledger_town
),

hit as (
    select
        text.text_key,
        known.*
    from text
    inner join known on contains(text.text_key, known.alias_key)
),

inside_longer as (
    select distinct
        hit.text_key,
        inner_name.alias_key
    from hit
    inner join known as inner_name
        on
            len(inner_name.alias_key) < len(hit.alias_key)
            and contains(hit.alias_key, inner_name.alias_key)
),

whole_hit as (
    select hit.*
    from hit
    anti join inside_longer
        on hit.text_key = inside_longer.text_key and hit.alias_key = inside_longer.alias_key
),

named as (
    select
        text_key,
        count(distinct town) > 1 as is_doubtful,
        case when count(distinct town) = 1 then any_value(town) end as town,
        case
            when count(distinct place) filter (where kind = 'park') = 1
                then any_value(place) filter (where kind = 'park')
        end as park,
        case
            when count(distinct place) filter (where kind in ('village', 'landmark')) = 1
                then any_value(place) filter (where kind in ('village', 'landmark'))
        end as spot
    from whole_hit
    group by text_key
),

read as (
    select
        said.project_id,
        said.field,
        list_position(['town', 'park', 'address', 'project_name'], said.field) as field_order,
        coalesce(named.is_doubtful, false) as is_doubtful,
        coalesce(named.town, case
            when said.field = 'town' and named.park is null then said.words
            when said.field = 'address' and not coalesce(named.is_doubtful, false)
                then mart.written_town(said.text_key)
        end) as town,
        coalesce(named.park, case
            when said.field = 'park' and named.text_key is null then said.words
            when said.field = 'address' then mart.written_park(said.text_key)
        end) as park,
        named.spot
    from said
    left join named on said.text_key = named.text_key
),

resolved as (
    select
        project_id,
        arg_min(town, field_order) as town,
        arg_min(field, field_order) filter (where town is not null) as town_field,
        arg_min(park, field_order) as park,
        arg_min(field, field_order) filter (where park is not null) as park_field,
        arg_min(spot, field_order) as spot,
        arg_min(field, field_order) filter (where spot is not null) as spot_field,
        bool_or(is_doubtful) and count(town) = 0 as is_doubtful
    from read
    group by project_id
),

centre as (
    select *
    from mart.place
    where snapshot_id = $snapshot_id and longitude is not null and latitude is not null
),

placement as (
    select
        identity.project_id,
        placed.longitude,
        placed.latitude,
        placed.placed_by,
        placed.placed_at
    from ledger.project_placement as placed
    inner join mart.project_identity as identity
        on
            identity.snapshot_id = $snapshot_id
            and placed.project_code is not distinct from identity.project_code
            and placed.project_name is not distinct from identity.project_name
    where placed.sequence <= $sequence
    qualify
        row_number() over (
            partition by identity.project_id
            order by placed.sequence desc, placed.placement_id desc
        ) = 1
)

select
    $snapshot_id as snapshot_id,
    resolved.project_id,
    resolved.town,
    resolved.town_field,
    resolved.park,
    resolved.park_field,
    resolved.is_doubtful,
    written.address,
    coalesce(
        spot.place, park.place, town.place, resolved.spot, resolved.park, resolved.town
    ) as place_name,
    case
        when spot.place is not null then resolved.spot_field
        when park.place is not null then resolved.park_field
        when town.place is not null then resolved.town_field
    end as place_field,
    case
        when spot.place is not null then 'place'
        when park.place is not null then 'park'
        when town.place is not null then 'town'
    end as precision,
    case
        when spot.place is not null then spot.precision
        when park.place is not null then park.precision
        else town.precision
    end as place_note,
    coalesce(spot.longitude, park.longitude, town.longitude) as longitude,
    coalesce(spot.latitude, park.latitude, town.latitude) as latitude,
    placement.longitude as placed_longitude,
    placement.latitude as placed_latitude,
    case when placement.longitude is not null then placement.placed_by end as placed_by,
    case when placement.longitude is not null then placement.placed_at end as placed_at
from resolved
inner join written on resolved.project_id = written.project_id
left join centre as spot on resolved.spot = spot.place
left join centre as park on resolved.park = park.place
left join centre as town on resolved.town = town.place
left join placement on resolved.project_id = placement.project_id
order by resolved.project_id
