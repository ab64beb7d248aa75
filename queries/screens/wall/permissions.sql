-- purpose: What is allowed to leave the network, as it was said last; what nobody spoke of is not here.
-- grain: name
-- columns: name, is_allowed, saved_by, saved_at
select * exclude (permission_id)
from ledger.permission
qualify row_number() over (partition by name order by saved_at desc, permission_id desc) = 1
order by name
