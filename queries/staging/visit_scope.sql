-- purpose: mart.visit_scope(snapshot, purposes, modes, tiers, units): the leaders' trips that a page is narrowed to;
--     null chooses all. units: groups, towns and departments, that of the trip and those of the projects it pushed.
-- grain: visit_id, leader
create macro mart.visit_scope(in_snapshot, in_purposes, in_modes, in_tiers, in_units) as table
    select *
    from mart.leader_trip
    where
        snapshot_id = in_snapshot
        and (in_purposes is null or list_contains(in_purposes, purpose))
        and (in_modes is null or list_contains(in_modes, mode))
        and (in_tiers is null or list_contains(in_tiers, tier))
        and (in_units is null or list_has_any(in_units, owners))
