-- purpose: What can be chosen in a field of a ledger by what the field is of a row: units, towns, parks and projects
--     that are known, statuses that its rows have.
-- grain: role, value
-- params: $snapshot_id, $ledger
-- columns: role, value
with told as (
    select
        'unit' as role,
        unit as value
    from mart.current_batch
    where snapshot_id = $snapshot_id
    union all
    select
        kind as role,
        place as value
    from mart.place
    where
        snapshot_id = $snapshot_id
        and kind in ('town', 'park')
    union all
    select
        'project' as role,
        project_name as value
    from mart.project
    where snapshot_id = $snapshot_id
    union all
    select
        unnest(['unit', 'town', 'park', 'status']) as role,
        unnest([unit, town, park, status]) as value
    from mart.entry
    where
        snapshot_id = $snapshot_id
        and ledger = $ledger
)

select
    role,
    value
from told
where value is not null
group by role, value
order by role, value
