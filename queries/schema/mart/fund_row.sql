-- purpose: Which rows of the funds ledger are counted, and for which project, basis and month.
-- grain: snapshot_id, batch_id, sheet_id, row_number
create table mart.fund_row (
    snapshot_id integer, project_key varchar, project_id varchar, project_name varchar,
    basis varchar, month_date date, origin_kind varchar, period_kind varchar, status varchar,
    currency varchar, amount_wan decimal(18, 6), foreign_amount_wan decimal(18, 6),
    is_counted boolean, why_not varchar, batch_id uuid, sheet_id uuid, row_number integer
)
