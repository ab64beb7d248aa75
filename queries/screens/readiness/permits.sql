-- purpose: 手续办结率 by permit over the main list: (无需办理 + 已办结) / all, of counted projects not yet in production.
--     is_unknown: no ledger says anything of it for any project.
-- grain: item
-- params: $snapshot_id
-- columns: item, item_order, done_count, not_needed_count, unknown_count, project_count, is_unknown, settled_share
select
    item,
    item_order,
    count(*) filter (where applies and is_done) as done_count,
    count(*) filter (where not applies) as not_needed_count,
    count(*) filter (where applies and not is_known) as unknown_count,
    count(*) as project_count,
    bool_or(applies) and not bool_or(applies and is_known) as is_unknown,
    count(*) filter (where is_done or not applies) / count(*) as settled_share
from mart.open_permits($snapshot_id)
group by item, item_order
order by item_order
