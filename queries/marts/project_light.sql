-- purpose: A project's own light: the worst that fired and is not exempt, of several the one that is most beyond its
--     threshold by name of the rule; 正常 where none did.
-- params: $snapshot_id
insert into mart.project_light by name
with worst as (
    select *
    from mart.light
    where snapshot_id = $snapshot_id and project_id is not null and not is_exempt
    qualify row_number() over (partition by project_id order by light_order desc, rule) = 1
)

select
    $snapshot_id as snapshot_id,
    project.project_id,
    coalesce(worst.light, '正常') as light,
    coalesce(worst.light_order, 0) as light_order,
    worst.rule,
    worst.observed,
    worst.threshold,
    worst.since_date
from mart.project as project
left join worst on project.project_id = worst.project_id
where project.snapshot_id = $snapshot_id and not project.is_exit
order by project.project_id
