-- purpose: Of the times that a trip pushed a project, how many were followed by a next stage within each horizon of
--     days; only trips whose horizon has passed by the as-of date, only stage dates known to the day. Association.
-- grain: within_days
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $outcome_days, $owners
-- columns: within_days, pushes, moved_pushes, moved_share
select
    within_days,
    count(*) as pushes,
    count(*) filter (where has_moved) as moved_pushes,
    moved_pushes / count(*) as moved_share
from mart.visits_followed($snapshot_id, $purposes, $push_modes, $tiers, $owners, $outcome_days)
group by within_days
order by within_days
