-- purpose: Values of each dimension that the screens are filtered by, with how many counted projects have them.
-- params: $snapshot_id
insert into mart.project_choice by name
with chosen as (
    select
        town,
        industry,
        channel,
        task_group,
        responsible_unit,
        sponsoring_leader
    from mart.project
    where snapshot_id = $snapshot_id and is_counted and not is_exit
),

named as (
    unpivot chosen
    on town, industry, channel, task_group, responsible_unit, sponsoring_leader
    into name dimension value choice
)

select
    $snapshot_id as snapshot_id,
    dimension,
    choice,
    count(*)::integer as project_count
from named
group by dimension, choice
order by dimension, project_count desc, choice
