-- purpose: The three totals of a number bridge: projects signed in the as-of year, their planned investment, funds in
--     place in the year by one basis; unknown: signed projects that state no amount. A total is null where it is not
--     known: no ledger of that kind speaks of the year, or none of the amounts is stated. has_plans: a project states
--     when it is to start or to produce.
-- grain: one row
-- params: $snapshot_id, $basis, $project_ids
-- columns: signed_count, planned_wan, planned_unknown_count, funds_wan, has_plans
with funds as (
    select sum(year_wan) as funds_wan
    from mart.fund_project
    where snapshot_id = $snapshot_id and basis = $basis and mart.is_in_cut($project_ids, project_id)
),

plans as (
    select count(coalesce(planned_start_date, planned_production_date)) > 0 as has_plans
    from mart.project
    where snapshot_id = $snapshot_id and mart.is_in_cut($project_ids, project_id)
)

select
    signed.signed_count,
    signed.planned_wan::decimal(18, 6) as planned_wan,
    coalesce(signed.unknown_count, 0) as planned_unknown_count,
    funds.funds_wan,
    plans.has_plans
from mart.year_signings($snapshot_id, $project_ids) as signed
cross join funds
cross join plans
