-- purpose: Rows of an upload that is not published yet, of any ledger that names projects, laid beside what is
--     current; only inside a transaction that is given up afterwards.
-- grain: batch_id, sheet_id, row_number, project_code, project_name
create table mart.compared_row (
    batch_id uuid, ledger varchar, form varchar, unit varchar, as_of_date date, sheet_id uuid,
    row_number integer, project_code varchar, project_name varchar, parent_name varchar,
    investor varchar, project_company varchar, industry varchar, industry_chain varchar,
    stage varchar, town varchar, planned_investment_wan decimal(18, 6),
    agreed_investment_wan decimal(18, 6), filed_investment_wan decimal(18, 6)
)
