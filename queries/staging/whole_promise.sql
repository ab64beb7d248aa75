-- purpose: mart.whole_promise(snapshot): each project's promised start and production: as first and as last stated,
--     how often and by how many days it slipped, and whether it was kept. slip_days: later ones less earlier
--     ones, so that it is the way from the first promise to the last. overdue_days: since the promised period ended,
--     while it has not happened; exits owe nothing. late_days: it happened that long after the last promise.
-- grain: project_id, promise
create macro mart.whole_promise(in_snapshot) as table
    with summed as (
        select
            project_id,
            promise,
            arg_min(promised_date, as_of_date) as first_date,
            arg_min(promised_precision, as_of_date) filter (
                where promised_date is not null
            ) as first_precision,
            arg_max(promised_date, as_of_date) as last_date,
            arg_max(promised_precision, as_of_date) filter (
                where promised_date is not null
            ) as last_precision,
            count(*) filter (where slip_days > 0) as later_count,
            coalesce(sum(slip_days), 0)::integer as slip_days,
            max(as_of_date) filter (where slip_days > 0) as last_slip_date
        from mart.told_promise
        where snapshot_id = in_snapshot
        group by project_id, promise
        having count(promised_date) > 0
    )

    select
        summed.*,
        project.project_name,
        project.responsible_unit as unit,
        project.sponsoring_leader,
        project.stage,
        project.is_exit,
        case summed.promise
            when 'start' then coalesce(project.is_started, false)
            else coalesce(project.is_in_production, false)
        end as is_kept,
        case summed.promise
            when 'start' then project.actual_start_date
            else project.actual_production_date
        end as actual_date,
        case
            when not is_kept and not project.is_exit and summed.last_date < snapshot.as_of_date
                then snapshot.as_of_date - summed.last_date
        end as overdue_days,
        case when is_kept and actual_date > summed.last_date then actual_date - summed.last_date end as late_days
    from summed
    inner join mart.project as project
        on project.snapshot_id = in_snapshot and summed.project_id = project.project_id
    inner join mart.snapshot as snapshot on snapshot.snapshot_id = in_snapshot
