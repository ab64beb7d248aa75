-- purpose: mart.visit_scope(snapshot, purposes, modes, tiers): the leaders' trips that a page is narrowed to; null
--     chooses all.
-- grain: visit_id, leader
create macro mart.visit_scope(in_snapshot, in_purposes, in_modes, in_tiers) as table
    select *
    from mart.leader_trip
    where
        snapshot_id = in_snapshot
        and (in_purposes is null or list_contains(in_purposes, purpose))
        and (in_modes is null or list_contains(in_modes, mode))
        and (in_tiers is null or list_contains(in_tiers, tier))
