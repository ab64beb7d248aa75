-- purpose: mart.year_win(snapshot, as_of): what the project ledgers claim of the as-of year: every project signed
--     (签约), begun (开工) and brought into production (投产) in it, with whose it is. Targets count these, and
--     verifications speak of them.
-- grain: claim, project_id
create macro mart.year_win(in_snapshot, in_as_of) as table
    with standing as (
        select *
        from mart.project_owners(in_snapshot)
    ),

    entered as (
        select
            entry.project_id,
            case setting.setting when 'started_stage' then '开工' else '投产' end as claim
        from mart.stage_entry as entry
        inner join mart.rule_setting as setting on entry.stage = setting.text_value
        where
            entry.snapshot_id = in_snapshot
            and setting.setting in ('started_stage', 'production_stage')
            and entry.basis in ('date', 'version')
            and year(entry.entered_date) = year(in_as_of::date)
    )

    select
        '签约' as claim,
        standing.*
    from standing
    where standing.is_signed_counted
    union all
    select
        entered.claim,
        standing.*
    from entered
    inner join standing on entered.project_id = standing.project_id
    where standing.is_summed
