-- purpose: The last version; 0 before the first.
-- grain: one row
-- columns: sequence
select coalesce(max(sequence), 0)::bigint as sequence
from ledger.publish_log
order by sequence
