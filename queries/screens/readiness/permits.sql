-- purpose: 手续办结率 by permit over the main list: (无需办理 + 已办结) / all, of counted projects not yet in production.
--     is_unknown: no ledger says anything of it for any project.
-- grain: item
-- params: $snapshot_id
-- columns: item, item_order, done_count, not_needed_count, unknown_count, project_count, is_unknown, settled_share
select
    item.item,
    item.item_order,
    count(*) filter (where item.applies and item.is_done) as done_count,
    count(*) filter (where not item.applies) as not_needed_count,
    count(*) filter (where item.applies and not item.is_known) as unknown_count,
    count(*) as project_count,
    bool_or(item.applies) and not bool_or(item.applies and item.is_known) as is_unknown,
    count(*) filter (where item.is_done or not item.applies) / count(*) as settled_share
from mart.readiness_item as item
inner join mart.readiness as readiness using (snapshot_id, project_id)
where
    item.snapshot_id = $snapshot_id
    and item.is_main_permit
    and readiness.is_counted
    and readiness.state <> '已投产'
group by item.item, item.item_order
order by item.item_order
