-- purpose: mart.stage_reached(snapshot, towns, …): how many counted projects stand at a stage or above it, and of how
--     many it is known when they entered it. Where that is known of none, that nobody entered this year is unknown.
-- grain: stage
create macro mart.stage_reached(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    with scope as (
        select *
        from mart.project_scope(
            in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
        )
    )

    select
        rule.stage,
        rule.entry_field,
        count(*) as reached_count,
        count(*) filter (where entry.basis in ('date', 'version')) as known_count,
        known_count = 0 as is_undated
    from scope
    inner join mart.rule_stage as standing on scope.stage = standing.stage
    inner join mart.rule_stage as rule on standing.stage_order >= rule.stage_order
    left join mart.stage_entry as entry
        on
            entry.snapshot_id = in_snapshot
            and scope.project_id = entry.project_id
            and rule.stage = entry.stage
    where not rule.is_exit
    group by rule.stage, rule.entry_field
