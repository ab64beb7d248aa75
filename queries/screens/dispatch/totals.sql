-- purpose: The three totals of a number bridge: projects signed in the as-of year, their planned investment, funds in
--     place in the year by one basis; unknown: signed projects that state no amount. A total is null where it is not
--     known: no ledger of that kind speaks of the year, or none of the amounts is stated.
-- grain: one row
-- params: $snapshot_id, $basis, $project_ids
-- columns: signed_count, planned_wan, planned_unknown_count, funds_wan
with funds as (
    select sum(year_wan) as funds_wan
    from mart.fund_project
    where snapshot_id = $snapshot_id and basis = $basis and mart.is_in_cut($project_ids, project_id)
)

select
    signed.signed_count,
    signed.planned_wan::decimal(18, 6) as planned_wan,
    coalesce(signed.unknown_count, 0) as planned_unknown_count,
    funds.funds_wan
from mart.year_signings($snapshot_id, $project_ids) as signed
cross join funds
