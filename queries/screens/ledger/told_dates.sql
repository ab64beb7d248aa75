-- purpose: The as-of dates at which uploads of a ledger speak, up to a snapshot's, the newest first.
-- grain: as_of_date
-- params: $sequence, $ledger, $as_of
-- columns: as_of_date
select distinct as_of_date
from mart.visible_batch($sequence, null)
where ledger = $ledger and as_of_date <= $as_of
order by as_of_date desc
