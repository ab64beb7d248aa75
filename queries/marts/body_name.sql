-- purpose: The names of bodies, own and former; a former name of a former name leads to the body of today.
-- params: $snapshot_id
insert into mart.body_name by name
with register as (
    select
        body,
        body_key,
        former_name,
        since_date,
        is_begun,
        is_current,
        row_number
    from mart.organisation_row
    where snapshot_id = $snapshot_id
),

own as (
    select
        body_key as name_key,
        body_key,
        arg_max(body, (is_current, since_date, row_number)) as body
    from register
    where is_begun
    group by body_key
),

former as (
    select distinct
        mart.project_key(borne.name) as name_key,
        register.body_key
    from register
    cross join unnest(regexp_split_to_array(register.former_name, '[、，,；;/\n]')) as borne (name)
    where register.is_begun
),

borne_by_one as (
    select
        name_key,
        any_value(body_key) as body_key
    from former
    where name_key <> body_key
    group by name_key
    having count(distinct body_key) = 1
),

standing as (
    select distinct body_key
    from register
    where is_current
),

led as (
    select
        first_step.name_key,
        coalesce(second_step.body_key, first_step.body_key) as body_key
    from borne_by_one as first_step
    left join borne_by_one as second_step on first_step.body_key = second_step.name_key
    where first_step.name_key not in (select standing.body_key from standing)
)

select
    $snapshot_id as snapshot_id,
    coalesce(led.name_key, own.name_key) as name_key,
    coalesce(led.body_key, own.body_key) as body_key,
    coalesce(of_today.body, own.body) as body
from own
full join led on own.name_key = led.name_key
left join own as of_today on coalesce(led.body_key, own.body_key) = of_today.body_key
order by name_key
