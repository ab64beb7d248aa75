-- purpose: What people said that units owe or do not, the last word first; a unit that was renamed since goes
--     under the name that it had on $as_of.
-- grain: duty_id
-- params: $sequence, $as_of
-- columns: unit, ledger, form, action, from_date, to_date, reason, saved_by, saved_at
with named as (
    select
        unit,
        name
    from mart.unit_name($sequence, $as_of)
    where as_of_date is null
)

select
    coalesce(named.name, duty.unit) as unit,
    duty.ledger,
    duty.form,
    duty.action,
    duty.from_date,
    duty.to_date,
    duty.reason,
    duty.saved_by,
    duty.saved_at
from ledger.return_duty as duty
left join named on duty.unit = named.unit
order by duty.saved_at desc, duty.duty_id desc
