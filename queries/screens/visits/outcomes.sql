-- purpose: Of the times that a trip pushed a project, how many were followed by a next stage within each horizon of
--     days; only trips whose horizon has passed by the as-of date, only stage dates known to the day. Association.
--     Projects count where the mode is one of $push_modes; null: where it counts for the tier (is_push).
-- grain: within_days
-- params: $snapshot_id, $purposes, $push_modes, $tiers, $outcome_days
-- columns: within_days, pushes, moved_pushes, moved_share
with push as (
    select distinct
        scope.visit_id,
        scope.start_date,
        pushed.project_id
    from mart.visit_scope($snapshot_id, $purposes, $push_modes, $tiers) as scope
    inner join mart.visit_project as pushed on scope.visit_id = pushed.visit_id
    where
        pushed.snapshot_id = $snapshot_id
        and pushed.project_id is not null
        and scope.is_this_year
        and ($push_modes is not null or scope.is_push)
        and scope.trip_month is not null
),

first_move as (
    select
        push.visit_id,
        push.project_id,
        push.start_date,
        min(reached.entered_date) as moved_date
    from push
    left join mart.stage_entry as reached
        on
            push.project_id = reached.project_id
            and reached.snapshot_id = $snapshot_id
            and reached.basis = 'date'
            and reached.date_precision is null
            and push.start_date < reached.entered_date
    group by push.visit_id, push.project_id, push.start_date
),

horizon as (
    select unnest($outcome_days::integer[]) as within_days
)

select
    horizon.within_days,
    count(*) as pushes,
    count(*) filter (
        where first_move.moved_date <= first_move.start_date + horizon.within_days
    ) as moved_pushes,
    moved_pushes / count(*) as moved_share
from horizon
inner join mart.snapshot as snapshot on snapshot.snapshot_id = $snapshot_id
inner join first_move on first_move.start_date + horizon.within_days <= snapshot.as_of_date
group by horizon.within_days
order by horizon.within_days
