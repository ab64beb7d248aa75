-- purpose: The three totals of a number bridge: projects signed in the as-of year, their planned investment, funds in
--     place in the year by one basis; unknown: signed projects that state no amount. A total is null where it is not
--     known: no ledger of that kind speaks, or none of the amounts is stated.
-- grain: one row
-- params: $snapshot_id, $basis
-- columns: signed_count, planned_wan, planned_unknown_count, funds_wan
with signed as (
    select
        count(*) as signed_count,
        count(*) - count(planned_investment_wan) as unknown_count,
        sum(planned_investment_wan) as planned_wan
    from mart.project
    where snapshot_id = $snapshot_id and is_signed_counted
),

kept as (
    select count(*) > 0 as has_projects
    from mart.current_batch
    where snapshot_id = $snapshot_id and ledger = 'projects'
),

funds as (
    select sum(year_wan) as funds_wan
    from mart.fund_project
    where snapshot_id = $snapshot_id and basis = $basis
)

select
    case when kept.has_projects then signed.signed_count end as signed_count,
    case
        when kept.has_projects and signed.signed_count = 0 then 0::decimal(18, 6)
        else signed.planned_wan
    end as planned_wan,
    signed.unknown_count as planned_unknown_count,
    funds.funds_wan
from signed
cross join kept
cross join funds
