-- purpose: What the filters of the readiness screen offer, with how many projects each has; a park in no known town
--     stands beside the towns.
-- grain: field, value
-- params: $snapshot_id
-- columns: field, value, project_count
with listed as (
    select
        unnest(['town', 'unit', 'group']) as field,
        unnest([coalesce(project.town, project.park), project.responsible_unit, project.task_group]) as value
    from mart.readiness as readiness
    inner join mart.project as project using (snapshot_id, project_id)
    where readiness.snapshot_id = $snapshot_id
)

select
    field,
    value,
    count(*) as project_count
from listed
where value is not null
group by field, value
order by field, project_count desc, value
