-- purpose: The gazetteer at the snapshot: of each place the last word that people said on the page, else the settings'.
-- params: $snapshot_id, $sequence
insert into mart.place by name
with last_word as (
    select *
    from ledger.gazetteer_place
    where sequence <= $sequence
    qualify row_number() over (partition by place order by sequence desc, gazetteer_id desc) = 1
),

named as (
    select *
    from last_word
    where not is_removed
)

select
    $snapshot_id as snapshot_id,
    place,
    names,
    kind,
    town,
    longitude,
    latitude,
    null as precision,
    true as is_verified,
    saved_by as named_by,
    saved_at as named_at
from named
union all by name
select
    $snapshot_id as snapshot_id,
    rule.*
from mart.rule_place as rule
where rule.place not in (select named.place from named)
