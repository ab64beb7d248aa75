-- purpose: The rows behind the funds figure: each project's funds of the as-of year by the default basis, with the last
--     ledger row that says so.
-- grain: project_key
-- params: $snapshot_id, $project_ids
-- columns: project_name, signed_year, year_wan, all_years_wan, rule, sheet_id, row_number
select
    fund.project_name,
    year(project.signed_date) as signed_year,
    fund.year_wan,
    fund.all_years_wan,
    fund.rule,
    last_row.sheet_id::varchar as sheet_id,
    last_row.row_number
from mart.fund_project as fund
left join mart.project as project
    on fund.snapshot_id = project.snapshot_id and fund.project_id = project.project_id
left join mart.last_fund_row($snapshot_id) as last_row
    on fund.project_key = last_row.project_key
where
    fund.snapshot_id = $snapshot_id
    and fund.basis = mart.setting_text('default_funds_basis')
    and mart.is_in_cut($project_ids, fund.project_id)
    and fund.year_wan is not null
order by fund.year_wan desc, fund.project_name, fund.project_key
