-- purpose: What the filters of the readiness screen offer, with how many projects each has; a park in no known town
--     stands beside the towns.
-- grain: field, value
-- params: $snapshot_id
-- columns: field, value, project_count
with named as (
    select
        project.town,
        project.park,
        project.responsible_unit,
        project.task_group
    from mart.readiness as readiness
    inner join mart.project as project using (snapshot_id, project_id)
    where readiness.snapshot_id = $snapshot_id
),

listed as (
    select
        'town' as field,
        coalesce(town, park) as value
    from named
    union all
    select
        'unit' as field,
        responsible_unit as value
    from named
    union all
    select
        'group' as field,
        task_group as value
    from named
)

select
    field,
    value,
    count(*) as project_count
from listed
where value is not null
group by field, value
order by field, project_count desc, value
