-- purpose: Signed this year: projects, their planned investment, and how many state no amount.
-- grain: one row
-- params: $snapshot_id
-- columns: signed_projects, signed_planned_investment_wan, signed_without_amount
select
    count(*) as signed_projects,
    case
        when count(*) = 0 then 0
        else sum(planned_investment_wan)
    end as signed_planned_investment_wan,
    count(*) - count(planned_investment_wan) as signed_without_amount
from mart.project
where snapshot_id = $snapshot_id and is_signed_counted
