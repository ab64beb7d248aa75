-- purpose: mart.push_scope(snapshot, purposes, push_modes, tiers, units): the projects that leaders' trips pushed, a
--     row a trip, leader and project. A trip counts where its mode is one of push_modes; null: where it counts for the
--     tier (is_push).
-- grain: visit_id, leader, project_id
create macro mart.push_scope(in_snapshot, in_purposes, in_push_modes, in_tiers, in_units) as table
    select
        scope.*,
        pushed.project_id
    from mart.visit_scope(in_snapshot, in_purposes, in_push_modes, in_tiers, in_units) as scope
    inner join mart.visit_project as pushed using (snapshot_id, visit_id)
    where
        pushed.snapshot_id = in_snapshot
        and pushed.project_id is not null
        and (in_push_modes is not null or scope.is_push)
