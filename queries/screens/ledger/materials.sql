-- purpose: Materials that a list of service items names row by row, by their necessity and by where they come from.
-- grain: by_what, value
-- params: $snapshot_id
-- columns: by_what, value, material_count
with material as (
    select
        texts['material_need'] as need,
        texts['material_source'] as source
    from mart.entry
    where
        snapshot_id = $snapshot_id
        and ledger = 'service_items'
        and is_counted
        and texts['material_name'] is not null
)

select
    case when grouping(need) = 0 then 'need' else 'source' end as by_what,
    coalesce(need, source) as value,
    count(*) as material_count
from material
group by grouping sets ((need), (source))
order by by_what, material_count desc, value nulls last
