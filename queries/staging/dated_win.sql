-- purpose: mart.dated_win(snapshot, as_of): what the as-of year won (mart.year_win) by quarter and month, as far as the
--     day is known. won: signed, started, producing.
-- grain: won, project_id
create macro mart.dated_win(in_snapshot, in_as_of) as table
    with dated as (
        select
            case win.claim when '签约' then 'signed' when '开工' then 'started' else 'producing' end as won,
            win.project_id,
            win.project_name,
            win.planned_investment_wan,
            case win.claim when '签约' then project.signed_date else entry.entered_date end as day,
            case win.claim when '签约' then project.signed_date_precision else entry.date_precision end as stated_to
        from mart.year_win(in_snapshot, in_as_of) as win
        inner join mart.project as project
            on project.snapshot_id = in_snapshot and win.project_id = project.project_id
        left join mart.stage_entry as entry
            on
                entry.snapshot_id = in_snapshot
                and win.project_id = entry.project_id
                and entry.stage = case win.claim
                    when '开工' then mart.setting_text('started_stage')
                    when '投产' then mart.setting_text('production_stage')
                end
    )

    select
        * exclude (stated_to),
        case when coalesce(stated_to, 'day') in ('day', 'month', 'quarter') then quarter(day) end as quarter_number,
        case when coalesce(stated_to, 'day') in ('day', 'month') then month(day) end as month_number
    from dated
