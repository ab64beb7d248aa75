-- purpose: Funds of the as-of year by the default basis, a row a project, origin and month that is known alone, with
--     the ledger row that says so.
-- grain: project_key, origin_kind, fund_month
-- params: $snapshot_id, $as_of, $project_ids
-- columns: project_key, project_name, fund_month, month_wan, sheet_id, row_number
select
    project_key,
    project_name,
    month(month_date) as fund_month,
    month_amount_wan as month_wan,
    sheet_id::varchar as sheet_id,
    row_number
from mart.fund_month
where
    snapshot_id = $snapshot_id
    and mart.is_in_cut($project_ids, project_id)
    and basis = mart.setting_text('default_funds_basis')
    and foreign_amount_wan is null
    and month_amount_wan is not null
    and year(month_date) = year($as_of::date)
order by month_date, month_amount_wan desc, project_key, origin_kind
