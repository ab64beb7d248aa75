-- purpose: Points reached at each gate as an interval, and which gate is next.
--     Next is the first gate with an item that is known to be open; where no item is known to be
--     open, the first gate that is not passed for want of data.
-- params: $snapshot_id
insert into mart.readiness_gate by name
with counted as (
    select
        project_id,
        gate,
        gate_order,
        coalesce(sum(points) filter (where applies), 0) as applied_points,
        sum(points * share_low) filter (where applies) as points_low,
        sum(points * share_high) filter (where applies) as points_high,
        count(*) filter (where applies) as item_count,
        count(*) filter (where applies and is_done) as done_count,
        count(*) filter (where applies and not is_known) as unknown_count,
        count(*) filter (where applies and is_known and not is_done) as open_count,
        count(*) filter (where applies and is_flagged) as flagged_count
    from mart.readiness_item
    where snapshot_id = $snapshot_id
    group by project_id, gate, gate_order
),

weighed as (
    select
        counted.*,
        gate.weight,
        counted.applied_points
        / nullif(sum(counted.applied_points) over (partition by counted.project_id), 0)
            as effective_share,
        min(counted.gate_order) filter (where counted.open_count > 0)
            over (partition by counted.project_id) as first_open,
        min(counted.gate_order) filter (where counted.unknown_count > 0)
            over (partition by counted.project_id) as first_unknown
    from counted
    inner join mart.rule_gate as gate on counted.gate = gate.gate
)

select
    $snapshot_id as snapshot_id,
    project_id,
    gate,
    gate_order,
    weight as gate_weight,
    effective_share * 100 as effective_weight,
    coalesce(points_low / nullif(applied_points, 0), 1) as share_low,
    coalesce(points_high / nullif(applied_points, 0), 1) as share_high,
    item_count,
    done_count,
    unknown_count,
    open_count,
    flagged_count,
    done_count = item_count as is_passed,
    coalesce(gate_order = coalesce(first_open, first_unknown), false) as is_next
from weighed
order by project_id, gate_order
