-- purpose: Signed this year: projects, their planned investment, and how many state no amount; unknown where no
--     projects ledger speaks of the year, or says when anything was signed.
-- grain: one row
-- params: $snapshot_id
-- columns: signed_projects, signed_planned_investment_wan, signed_without_amount
with reached as (
    select *
    from mart.stage_reached($snapshot_id, null, null, null, null, null, null)
    where entry_field = 'signed_date'
),

known as (
    select
        mart.year_is_reported($snapshot_id, 'projects')
        and not coalesce(bool_or(is_undated), false) as is_known
    from reached
),

signed as (
    select
        count(*) as signed_projects,
        case
            when count(*) = 0 then 0
            else sum(planned_investment_wan)
        end as signed_planned_investment_wan,
        count(*) - count(planned_investment_wan) as signed_without_amount
    from mart.project
    where snapshot_id = $snapshot_id and is_signed_counted
)

select
    case when is_known or signed_projects > 0 then signed_projects end as signed_projects,
    case when is_known or signed_projects > 0 then signed_planned_investment_wan end
        as signed_planned_investment_wan,
    case when is_known or signed_projects > 0 then signed_without_amount end
        as signed_without_amount
from signed
cross join known
