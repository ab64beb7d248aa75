-- purpose: Every gate of the named projects (null: of all): how far, what is open, which is next.
-- grain: project_id, gate
-- params: $snapshot_id, $project_ids
-- columns: project_id, gate, gate_order, gate_weight, effective_weight, share_low, share_high,
--     item_count, done_count, unknown_count, open_count, flagged_count, is_passed, is_next
select * exclude (snapshot_id)
from mart.readiness_gate
where
    snapshot_id = $snapshot_id
    and ($project_ids is null or list_contains($project_ids, project_id))
order by project_id, gate_order
