-- purpose: Every row that names a project, of the upload and of what is current. standing: current; left (in the
--     sheet that a newer one of the same form and unit has replaced); named (in funds, visits or permits);
--     decided (a side of a decision). Only inside a transaction that is given up afterwards.
-- grain: batch_id, sheet_id, row_number, project_code, project_name
create table mart.compared_mention (
    standing varchar, is_incoming boolean, batch_id uuid, ledger varchar, form varchar,
    unit varchar, as_of_date date, sequence bigint, sheet_id uuid, row_number integer,
    project_code varchar, project_name varchar, parent_name varchar, investor varchar,
    project_company varchar, industry varchar, industry_chain varchar, stage varchar,
    town varchar, planned_investment_wan decimal(18, 6), agreed_investment_wan decimal(18, 6),
    filed_investment_wan decimal(18, 6), decision_id uuid, verdict varchar, side varchar,
    name_key varchar, own_id varchar, project_id varchar
)
