-- purpose: Whether the store of a shared ledger answers; fails where it does not.
-- grain: one row
-- params: $pattern
-- columns: file_count
select count(*) as file_count
from glob($pattern)
order by file_count
