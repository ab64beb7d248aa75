-- purpose: What became of the leads that were reported: how many have each fate, how many of them the settings' days or
--     longer, and the longest.
-- grain: fate
-- params: $snapshot_id, $owners
-- columns: fate, is_valid, lead_count, long_count, longest_days, undated_count
select
    fate,
    is_valid,
    count(*) as lead_count,
    count(*) filter (where waiting_days >= mart.setting_number('untouched_days')) as long_count,
    max(waiting_days) as longest_days,
    count(*) - count(waiting_days) as undated_count
from mart.lead
where snapshot_id = $snapshot_id and ($owners is null or list_has_any($owners, owners))
group by fate, is_valid
order by lead_count desc, fate
