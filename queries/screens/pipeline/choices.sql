-- purpose: What a screen's filters offer: what counted projects have; behind it the groups, towns and departments that
--     are named only by what else the screen tells of ($of: trips, leads, study, tasks, orders).
-- grain: dimension, choice
-- params: $snapshot_id, $of
-- columns: dimension, choice, project_count
with named as (
    select
        'trips' as told,
        unnest(owners) as choice
    from mart.leader_trip
    where snapshot_id = $snapshot_id
    union all
    select
        'leads' as told,
        unnest(owners) as choice
    from mart.lead
    where snapshot_id = $snapshot_id
    union all
    select
        'study' as told,
        unnest([town] || mart.entry_names('unit', coalesce(unit, ''))) as choice
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = 'study' and is_counted
    union all
    select
        'tasks' as told,
        owner as choice
    from mart.target_progress
    where snapshot_id = $snapshot_id and owner_kind <> '全旗'
    union all
    select
        'orders' as told,
        unnest(mart.entry_names('unit', coalesce(responsible_unit, ''))) as choice
    from mart.assignment
    where snapshot_id = $snapshot_id
),

known as (
    select
        dimension,
        choice,
        project_count
    from mart.project_choice
    where snapshot_id = $snapshot_id
),

body as (
    select
        body,
        case kind
            when mart.setting_text('group_kind') then 'task_group'
            when mart.setting_text('town_kind') then 'town'
        end as dimension
    from mart.body
    where snapshot_id = $snapshot_id
),

more as (
    select distinct
        coalesce(body.dimension, tasked.dimension, 'responsible_unit') as dimension,
        named.choice
    from named
    left join body on named.choice = body.body
    left join (
        select distinct
            owner,
            case owner_kind when '组' then 'task_group' when '镇' then 'town' end as dimension
        from mart.target_progress
        where snapshot_id = $snapshot_id
    ) as tasked on named.choice = tasked.owner
    where
        named.choice <> ''
        and list_contains($of, named.told)
        and named.choice not in (select choice from known where dimension in ('town', 'task_group', 'responsible_unit'))
),

every as (
    select *
    from known
    union all by name
    select * from more
)

select
    dimension,
    choice,
    project_count
from every
order by dimension, project_count desc nulls last, choice
