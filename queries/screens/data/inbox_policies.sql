-- purpose: What becomes of files that arrive in a unit's inbox folder, as somebody said last.
-- grain: unit
-- columns: unit, policy, saved_by, saved_at
select * exclude (policy_id)
from ledger.inbox_policy
qualify row_number() over (partition by unit order by saved_at desc, policy_id desc) = 1
order by unit
