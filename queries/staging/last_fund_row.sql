-- purpose: mart.last_fund_row(snapshot): the ledger row that spoke last of each project's funds by the default basis.
-- grain: project_key
create macro mart.last_fund_row(in_snapshot) as table
    select
        fund.project_key,
        arg_max(fund.sheet_id, fund.month_date) as sheet_id,
        arg_max(fund.row_number, fund.month_date) as row_number
    from mart.fund_month as fund
    where fund.snapshot_id = in_snapshot and fund.basis = mart.setting_text('default_funds_basis')
    group by fund.project_key
