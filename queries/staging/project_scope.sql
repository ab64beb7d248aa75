-- purpose: mart.project_scope(snapshot, towns, industries, channels, groups, units, leaders): the projects that count
--     (phases once, exits out), with the reader's filters; null chooses all.
-- grain: project_id
create macro mart.project_scope(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    select *
    from
        mart.chosen_of(
            'mart.project', in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
        )
    where is_counted and not is_exit
