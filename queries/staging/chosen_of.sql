-- purpose: mart.chosen_of(rows, snapshot, towns, industries, channels, groups, units, leaders): of a table of projects
--     or of what they did the rows of a snapshot that pass the reader's filters; null chooses all.
-- grain: as rows
create macro mart.chosen_of(
    in_rows, in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    select *
    from query_table(in_rows)
    where
        snapshot_id = in_snapshot
        and (in_towns is null or list_contains(in_towns, town))
        and (in_industries is null or list_contains(in_industries, industry))
        and (in_channels is null or list_contains(in_channels, channel))
        and (in_groups is null or list_contains(in_groups, task_group))
        and (in_units is null or list_contains(in_units, responsible_unit))
        and (in_leaders is null or list_contains(in_leaders, sponsoring_leader))
