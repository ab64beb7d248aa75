-- purpose: mart.unit_name(in_sequence, in_date): the name under which a reporting unit's papers of as_of_date go at
--     version in_sequence, seen from in_date (null: from any day). A unit that was renamed stays one unit: from the
--     day of the new name on, its old sheets go under it too. Names may change again: they are followed to the last.
--     as_of_date null: whatever the day.
-- grain: unit, as_of_date
-- noqa: disable=LT02
create macro mart.unit_name(in_sequence, in_date) as table
with recursive last_word as (
    select
        alias_id,
        mart.project_key(written) as written_key,
        stands_for,
        mart.project_key(stands_for) as stands_for_key,
        first_date,
        last_date
    from ledger.name_alias
    where kind = 'unit' and sequence <= in_sequence
    qualify
        row_number() over (
            partition by mart.project_key(written), first_date
            order by sequence desc, saved_at desc, alias_id desc
        ) = 1
),

gone as (
    select remembered_id
    from ledger.forgotten
    where sequence <= in_sequence
),

in_force as (
    select last_word.*
    from last_word
    anti join gone on last_word.alias_id = gone.remembered_id
    where in_date is null or last_word.first_date is null or last_word.first_date <= in_date
),

paper as (
    select
        unit,
        as_of_date
    from ledger.upload_batch
    union
    select
        unit,
        null::date as as_of_date
    from ledger.header_mapping
    union
    select
        written as unit,
        null::date as as_of_date
    from ledger.name_alias
    where kind = 'unit'
),

day as (
    select distinct as_of_date
    from paper
),

chosen as (
    select
        day.as_of_date,
        in_force.written_key,
        in_force.stands_for,
        in_force.stands_for_key
    from day
    cross join in_force
    where day.as_of_date is null or in_force.last_date is null or day.as_of_date <= in_force.last_date
    qualify
        row_number() over (
            partition by day.as_of_date, in_force.written_key
            order by
                coalesce(in_force.first_date <= day.as_of_date, in_force.first_date is null) desc,
                in_force.first_date desc nulls last,
                in_force.alias_id desc
        ) = 1
),

step as (
    select
        unit,
        as_of_date,
        unit as name,
        mart.project_key(unit) as name_key,
        0 as depth
    from paper
    union all
    select
        step.unit,
        step.as_of_date,
        chosen.stands_for as name,
        chosen.stands_for_key as name_key,
        step.depth + 1 as depth
    from step
    inner join chosen
        on step.name_key = chosen.written_key and step.as_of_date is not distinct from chosen.as_of_date
    where step.depth < 8
)

select
    unit,
    as_of_date,
    max_by(name, depth) as name
from step
group by unit, as_of_date
