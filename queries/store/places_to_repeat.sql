-- purpose: What has to be said of places again so that the gazetteer of version $sequence holds once more; one that
--     nobody had named then is removed, and the settings' own word counts again.
-- grain: place
-- params: $sequence, $last_sequence
-- columns: place, names, kind, town, longitude, latitude, is_removed
with last_word as (
    select *
    from ledger.gazetteer_place
    where sequence <= $last_sequence
    qualify row_number() over (partition by place order by sequence desc, gazetteer_id desc) = 1
),

earlier_word as (
    select *
    from ledger.gazetteer_place
    where sequence <= $sequence
    qualify row_number() over (partition by place order by sequence desc, gazetteer_id desc) = 1
)

select
    last_word.place,
    coalesce(earlier_word.names, last_word.names) as names,
    coalesce(earlier_word.kind, last_word.kind) as kind,
    coalesce(earlier_word.town, last_word.town) as town,
    coalesce(earlier_word.longitude, last_word.longitude) as longitude,
    coalesce(earlier_word.latitude, last_word.latitude) as latitude,
    coalesce(earlier_word.is_removed, true) as is_removed
from last_word
left join earlier_word on last_word.place = earlier_word.place
where last_word.gazetteer_id is distinct from earlier_word.gazetteer_id
order by last_word.place
