-- purpose: mart.year_signing_known(snapshot, towns, …): whether it is known what was signed in the as-of year: a
--     projects ledger speaks of the year, and not all that came so far leave open when they were signed.
-- noqa: disable=LT02
create macro mart.year_signing_known(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as
(
    with reached as (
        select *
        from mart.stage_reached(
            in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
        )
        where entry_field = 'signed_date'
    )

    select
        mart.year_is_reported(in_snapshot, 'projects')
        and not coalesce(bool_or(is_undated), false)
    from reached
)
