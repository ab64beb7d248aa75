-- purpose: What is allowed to leave the network, as it was said last; what nobody spoke of is not here.
-- grain: name
-- columns: name, is_allowed, saved_by, saved_at
with latest as (
    select
        name,
        is_allowed,
        saved_by,
        saved_at,
        row_number() over (partition by name order by saved_at desc, permission_id desc) as age
    from ledger.permission
)

select
    name,
    is_allowed,
    saved_by,
    saved_at
from latest
where age = 1
order by name
