-- purpose: A gate of a project: points reached, as an interval.
-- grain: snapshot_id, project_id, gate
create table mart.readiness_gate (
    snapshot_id integer, project_id varchar, gate varchar, gate_order integer,
    gate_weight double, effective_weight double, share_low double, share_high double,
    item_count integer, done_count integer, unknown_count integer, open_count integer,
    flagged_count integer, is_passed boolean, is_next boolean
)
