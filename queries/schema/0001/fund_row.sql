-- purpose: Rows of the funds ledger (到位资金台账); amounts in another currency stay in that currency.
-- grain: batch_id, sheet_id, row_number
create table ledger.fund_row (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    project_code varchar,
    project_name varchar,
    month_date date,
    amount_wan decimal(18, 6),
    currency varchar,
    foreign_amount_wan decimal(18, 6),
    basis varchar,
    period_kind varchar,
    origin_kind varchar,
    status varchar,
    evidence_kind varchar,
    remark varchar,
    date_precision map (varchar, varchar),
    extra map (varchar, varchar)
)
