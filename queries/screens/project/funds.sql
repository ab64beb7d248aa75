-- purpose: Funds of a project month by month, bases apart.
-- grain: basis, month_date, origin_kind, currency
-- params: $snapshot_id, $project_id
-- columns: basis, month_date, origin_kind, currency, month_wan, year_to_date_wan, all_years_wan, rule, sheet_id,
--     row_number
select
    basis,
    month_date,
    origin_kind,
    currency,
    month_amount_wan as month_wan,
    year_to_date_wan,
    all_years_wan,
    rule,
    sheet_id::varchar as sheet_id,
    row_number
from mart.fund_month
where snapshot_id = $snapshot_id and project_id = $project_id
order by basis, month_date, origin_kind nulls last, currency nulls last
