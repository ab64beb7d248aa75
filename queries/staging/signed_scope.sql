-- purpose: mart.signed_scope(snapshot, towns, …): the projects signed in the as-of year that count (agreement type,
--     phases once, exits out), with the reader's filters. Every screen's "signed this year" is this.
-- grain: project_id
create macro mart.signed_scope(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    select *
    from
        mart.chosen_of(
            'mart.project', in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
        )
    where is_signed_counted
