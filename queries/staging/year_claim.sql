-- purpose: mart.year_claim(snapshot, as_of): what was won in the year of a day: signed (签约), begun (开工) and put into
--     production (投产), as a project's own entries date it.
-- grain: claim, project_id
create macro mart.year_claim(in_snapshot, in_as_of) as table
    select
        '签约' as claim,
        project_id
    from mart.project
    where snapshot_id = in_snapshot and is_signed_counted
    union all
    select
        case setting.setting when 'started_stage' then '开工' else '投产' end as claim,
        entry.project_id
    from mart.stage_entry as entry
    inner join mart.rule_setting as setting on entry.stage = setting.text_value
    inner join mart.project as project
        on project.snapshot_id = in_snapshot and entry.project_id = project.project_id
    where
        entry.snapshot_id = in_snapshot
        and setting.setting in ('started_stage', 'production_stage')
        and entry.basis in ('date', 'version')
        and year(entry.entered_date) = year(in_as_of::date)
        and project.is_counted
        and not project.is_exit
