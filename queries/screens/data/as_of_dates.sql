-- purpose: The as-of dates of which a version speaks, newest first, for the choice of a date.
-- grain: as_of_date
-- params: $sequence
-- columns: as_of_date, ledgers, units, is_sample
select
    as_of_date,
    list(distinct ledger order by ledger) as ledgers,
    list(distinct unit order by unit) as units,
    bool_or(is_sample) as is_sample
from mart.visible_batch($sequence, null)
group by as_of_date
order by as_of_date desc
