-- purpose: mart.open_permits(snapshot): the main permits of counted projects not yet in production.
-- grain: project_id, item
create macro mart.open_permits(in_snapshot) as table
    select
        item.*,
        scope.project_name
    from mart.readiness_scope(in_snapshot, null) as scope
    inner join mart.readiness_item as item using (snapshot_id, project_id)
    where item.snapshot_id = in_snapshot and item.is_main_permit and scope.is_ahead
