-- purpose: What an order (督办) may name: projects, units and leaders that the ledgers name, those of orders first.
-- grain: kind, name
-- params: $snapshot_id
-- columns: kind, name
with named as (
    select
        'project' as kind,
        project_name as name,
        case when is_exit then 1 else 0 end as place
    from mart.project
    where snapshot_id = $snapshot_id
    union all
    select
        'unit' as kind,
        responsible_unit as name,
        0 as place
    from mart.assignment
    where snapshot_id = $snapshot_id
    union all
    select
        'unit' as kind,
        unnest([responsible_unit, credited_unit, next_step_unit]) as name,
        1 as place
    from mart.project
    where snapshot_id = $snapshot_id
    union all
    select
        'leader' as kind,
        ordered_by as name,
        0 as place
    from mart.assignment
    where snapshot_id = $snapshot_id
    union all
    select
        'leader' as kind,
        leader as name,
        1 as place
    from mart.visit_leader
    where snapshot_id = $snapshot_id
    union all
    select
        'leader' as kind,
        unnest([sponsoring_leader, responsible_leader]) as name,
        2 as place
    from mart.project
    where snapshot_id = $snapshot_id
)

select
    kind,
    name
from named
where name is not null
group by kind, name
order by kind, min(place), name
