-- purpose: mart.visits_followed(snapshot, purposes, push_modes, tiers, units, outcome_days): each time that a trip of
--     this year pushed a project, for each horizon that has passed by the as-of date: whether a next stage followed
--     within it. Only stage dates known to the day.
-- grain: within_days, visit_id, project_id
create macro mart.visits_followed(
    in_snapshot, in_purposes, in_push_modes, in_tiers, in_units, in_outcome_days
) as table
    with push as (
        select distinct
            visit_id,
            start_date,
            project_id
        from mart.push_scope(in_snapshot, in_purposes, in_push_modes, in_tiers, in_units)
        where is_this_year and trip_month is not null
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
                and reached.snapshot_id = in_snapshot
                and reached.basis = 'date'
                and reached.date_precision is null
                and push.start_date < reached.entered_date
        group by push.visit_id, push.project_id, push.start_date
    ),

    horizon as (
        select unnest(in_outcome_days::integer[]) as within_days
    )

    select
        horizon.within_days,
        first_move.visit_id,
        first_move.project_id,
        coalesce(first_move.moved_date <= first_move.start_date + horizon.within_days, false)
            as has_moved
    from horizon
    inner join mart.snapshot as snapshot on snapshot.snapshot_id = in_snapshot
    inner join first_move
        on first_move.start_date + horizon.within_days <= snapshot.as_of_date
