-- purpose: Signed this year: projects, their planned investment, and how many state no amount; unknown where no
--     projects ledger speaks of the year, or says when anything was signed.
-- grain: one row
-- params: $snapshot_id
-- columns: signed_projects, signed_planned_investment_wan, signed_without_amount
select
    signed_count as signed_projects,
    planned_wan as signed_planned_investment_wan,
    unknown_count as signed_without_amount
from mart.year_signings($snapshot_id, null)
