-- purpose: Bodies as they stand: a body whose every row has ended is gone; one that was renamed stands under its name
--     of today.
-- params: $snapshot_id
insert into mart.body by name
with registered as (
    select
        named.body_key,
        any_value(named.body) as body,
        arg_max(told.kind, coalesce(told.since_date, date '1900-01-01')) filter (where told.kind is not null) as kind,
        any_value(told.parent) as parent,
        (
            count(distinct told.member) filter (where told.is_current and told.is_head)
            + count(*) filter (where told.is_current and told.is_head and told.member is null)
        )::integer as head_count,
        count(distinct told.member) filter (where told.is_current)::integer as member_count,
        min(told.since_date) filter (where told.is_current) as since_date
    from mart.organisation_row as told
    inner join mart.body_name as named
        on told.snapshot_id = named.snapshot_id and told.body_key = named.name_key
    where told.snapshot_id = $snapshot_id
    group by named.body_key
    having bool_or(told.is_current)
),

spoken as (
    select
        unnest([task_group, town]) as body,
        unnest([mart.setting_text('group_kind'), mart.setting_text('town_kind')]) as kind
    from mart.project
    where snapshot_id = $snapshot_id and is_counted and not is_exit
),

other as (
    select
        coalesce(named.body_key, mart.project_key(spoken.body)) as body_key,
        any_value(coalesce(named.body, spoken.body)) as body,
        any_value(spoken.kind) as kind
    from spoken
    left join mart.body_name as named
        on named.snapshot_id = $snapshot_id and mart.project_key(spoken.body) = named.name_key
    where spoken.body is not null
    group by all
)

select
    $snapshot_id as snapshot_id,
    coalesce(registered.body_key, other.body_key) as body_key,
    coalesce(registered.body, other.body) as body,
    coalesce(registered.kind, other.kind) as kind,
    registered.parent,
    registered.head_count,
    registered.member_count,
    registered.since_date,
    registered.body_key is not null as is_registered
from registered
full join other on registered.body_key = other.body_key
order by body_key
