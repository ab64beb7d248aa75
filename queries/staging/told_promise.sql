-- purpose: mart.told_promise(snapshot): what each ledger of the past promised, frozen as it stood: the planned start
--     and production of a project at each as-of date that names it, beside the last ones stated before. slip_days: as
--     in mart.slip_days; a date that was left blank in between is compared with the one before the blank. Of rows that
--     name a project twice on a day the first form speaks, and in it the first row.
-- grain: project_id, promise, as_of_date
create macro mart.told_promise(in_snapshot) as table
    with told as (
        select
            identity.project_id,
            history.as_of_date,
            arg_min(entry.planned_start_date, (history.form, entry.sheet_id, entry.row_number)) as start_date,
            arg_min(
                coalesce(entry.date_precision['planned_start_date'], 'day'),
                (history.form, entry.sheet_id, entry.row_number)
            ) filter (where entry.planned_start_date is not null) as start_precision,
            arg_min(entry.planned_production_date, (history.form, entry.sheet_id, entry.row_number)) as production_date,
            arg_min(
                coalesce(entry.date_precision['planned_production_date'], 'day'),
                (history.form, entry.sheet_id, entry.row_number)
            ) filter (where entry.planned_production_date is not null) as production_precision
        from mart.project_history as history
        inner join ledger.project_row as entry on history.batch_id = entry.batch_id
        inner join mart.project_identity as identity
            on
                identity.snapshot_id = in_snapshot
                and entry.project_code is not distinct from identity.project_code
                and entry.project_name is not distinct from identity.project_name
        where history.snapshot_id = in_snapshot
        group by identity.project_id, history.as_of_date
    ),

    promised as (
        select
            project_id,
            'start' as promise,
            as_of_date,
            start_date as promised_date,
            start_precision as promised_precision
        from told
        union all
        select
            project_id,
            'production',
            as_of_date,
            production_date,
            production_precision
        from told
    ),

    beside as (
        select
            *,
            lag(promised_date ignore nulls) over earlier as last_date,
            lag(promised_precision ignore nulls) over earlier as last_precision,
            lag(promised_date) over earlier as told_before
        from promised
        window earlier as (partition by project_id, promise order by as_of_date)
    )

    select
        *,
        mart.slip_days(last_date, last_precision, promised_date, promised_precision) as slip_days
    from beside
