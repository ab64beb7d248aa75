-- purpose: mart.units_named_as(in_unit): the names under which a reporting unit has ever reported or taught, with the
--     days of its papers (as_of_date null: whatever the day), by all that is remembered of its names.
-- grain: unit, as_of_date
-- noqa: disable=LT02
create macro mart.units_named_as(in_unit) as table
with named as (
    select
        unit,
        as_of_date,
        name
    from mart.unit_name(9223372036854775807, null)
),

found as (
    select max(name) as name
    from named
    where unit = in_unit and as_of_date is null
),

own as (
    select coalesce(found.name, in_unit) as name
    from found
)

select
    named.unit,
    named.as_of_date
from named
inner join own on named.name = own.name
