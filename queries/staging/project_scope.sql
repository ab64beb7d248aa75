-- purpose: mart.project_scope(snapshot, towns, industries, channels, groups, units, leaders): the projects that count
--     (phases once, exits out), with the reader's filters; null chooses all.
-- grain: project_id
-- params: none
-- columns: none
create macro mart.project_scope(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    select project.*
    from mart.project as project
    where
        project.snapshot_id = in_snapshot
        and project.is_counted
        and not project.is_exit
        and (in_towns is null or list_contains(in_towns, project.town))
        and (in_industries is null or list_contains(in_industries, project.industry))
        and (in_channels is null or list_contains(in_channels, project.channel))
        and (in_groups is null or list_contains(in_groups, project.task_group))
        and (in_units is null or list_contains(in_units, project.responsible_unit))
        and (in_leaders is null or list_contains(in_leaders, project.sponsoring_leader))
