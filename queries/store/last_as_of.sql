-- purpose: The greatest as-of that speaks at a version; null where nothing does.
-- grain: one row
-- params: $sequence
-- columns: as_of_date
select max(as_of_date) as as_of_date
from mart.speaking_batch($sequence)
order by as_of_date
