-- purpose: Leads by who brought them ($by: unit, person) and what became of them.
-- grain: owner, fate
-- params: $snapshot_id, $by, $owners
-- columns: owner, fate, is_valid, lead_count
select
    case $by when 'person' then person else unit end as owner,
    fate,
    is_valid,
    count(*) as lead_count
from mart.lead
where snapshot_id = $snapshot_id and ($owners is null or list_has_any($owners, owners))
group by owner, fate, is_valid
order by owner nulls last, fate
