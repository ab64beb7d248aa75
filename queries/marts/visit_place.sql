-- purpose: Provinces of each trip: the longest known word of each place in the destination; a place that no word is
--     known for stays as it was written.
-- params: $snapshot_id
insert into mart.visit_place by name
with gone as (
    select distinct
        visit_id,
        trim(unnest(string_split_regex(destination, '[、，,；;/\s]+'))) as place
    from mart.visit
    where snapshot_id = $snapshot_id and destination is not null
),

known as (
    select
        place.place,
        arg_max(rule.province, (length(rule.word), rule.word)) as province
    from (select distinct gone.place from gone) as place
    inner join mart.rule_province as rule on contains(place.place, rule.word)
    group by place.place
)

select distinct
    $snapshot_id as snapshot_id,
    gone.visit_id,
    coalesce(known.province, gone.place) as province
from gone
left join known on gone.place = known.place
where gone.place <> ''
order by gone.visit_id, province
