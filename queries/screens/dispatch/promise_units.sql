-- purpose: The promise ledger by responsible unit: promises given, how many slipped, how often, by how many days, and
--     how many are past their day; null: projects without a unit.
-- grain: unit
-- params: $snapshot_id, $project_ids
-- columns: unit, promise_count, slipped_count, slip_count, slipped_days, longest_slip_days, overdue_count
select
    unit,
    count(*) as promise_count,
    count(*) filter (where later_count > 0) as slipped_count,
    sum(later_count)::integer as slip_count,
    coalesce(sum(slip_days) filter (where slip_days > 0), 0)::integer as slipped_days,
    max(slip_days) filter (where slip_days > 0)::integer as longest_slip_days,
    count(overdue_days) as overdue_count
from mart.whole_promise($snapshot_id)
where mart.is_in_cut($project_ids, project_id)
group by unit
order by slipped_count desc, slipped_days desc, unit
