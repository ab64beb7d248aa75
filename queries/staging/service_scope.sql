-- purpose: mart.service_scope(snapshot, towns, industries, channels, groups, units, leaders): the served projects with
--     their names, places and units, with the reader's filters; null chooses all. light: what of the rules fires;
--     where a ledger leaves the officer or the step blank, or no record names the project, nobody knows (待核).
-- grain: project_id
create macro mart.service_scope(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    select
        service.*,
        project.project_name,
        project.stage,
        project.stage_order,
        project.responsible_unit as unit,
        project.town,
        case
            when service.is_alarming then '告警'
            when
                service.is_overdue
                or (service.is_without_step and project.next_step is not null)
                or (service.is_silent and service.contacted_date is not null)
                then '预警'
            when
                service.is_without_step or service.is_without_officer or service.is_without_day or service.is_silent
                or service.is_old
                then '待核'
            else '正常'
        end as light
    from
        mart.project_scope(in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders)
            as project
    inner join mart.service as service
        on project.snapshot_id = service.snapshot_id and project.project_id = service.project_id
