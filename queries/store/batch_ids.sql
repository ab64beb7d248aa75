-- purpose: What is visible at a version.
-- grain: one row, none for an unknown version
-- params: $sequence
-- columns: batch_ids
select batch_ids
from ledger.publish_log
where sequence = $sequence
order by sequence
