-- purpose: Funds of a project month by month, bases apart, with the statuses of the month's rows, returned ones too.
--     is_month_stated: false where the month is the difference of two sums so far.
-- grain: basis, month_date, origin_kind, currency
-- params: $snapshot_id, $project_id
-- columns: basis, month_date, origin_kind, currency, month_wan, is_month_stated, year_to_date_wan, all_years_wan,
--     all_years_since, rule, statuses, sheet_id, row_number
with status as (
    select
        project_key,
        basis,
        month_date,
        list_sort(list(distinct status) filter (where status is not null)) as statuses
    from mart.fund_row
    where snapshot_id = $snapshot_id and (is_counted or why_not = 'returned')
    group by project_key, basis, month_date
)

select
    fund.basis,
    fund.month_date,
    fund.origin_kind,
    fund.currency,
    fund.month_amount_wan as month_wan,
    fund.is_month_stated,
    fund.year_to_date_wan,
    fund.all_years_wan,
    fund.all_years_since,
    fund.rule,
    status.statuses,
    fund.sheet_id::varchar as sheet_id,
    fund.row_number
from mart.fund_month as fund
left join status
    on
        fund.project_key = status.project_key
        and fund.basis is not distinct from status.basis
        and fund.month_date = status.month_date
where fund.snapshot_id = $snapshot_id and fund.project_id = $project_id
order by fund.basis, fund.month_date, fund.origin_kind nulls last, fund.currency nulls last
