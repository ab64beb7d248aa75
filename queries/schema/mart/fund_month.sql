-- purpose: Funds of a project in a month by basis and origin; returned rows left out, currencies apart:
--     the three amounts are 万元 of the home currency, foreign_amount_wan is year to date in currency.
--     month_amount_wan is null where the month alone is not known, and the difference of two sums so far where
--     it is not stated; the other two run up to the month. all_years_since: the first month that the ledgers
--     know, where no 历年累计 is stated.
-- grain: snapshot_id, project_key, basis, origin_kind, currency, month_date
create table mart.fund_month (
    snapshot_id integer, project_key varchar, project_id varchar, project_name varchar,
    basis varchar, month_date date, origin_kind varchar, currency varchar,
    month_amount_wan decimal(18, 6), year_to_date_wan decimal(18, 6),
    all_years_wan decimal(18, 6), foreign_amount_wan decimal(18, 6), rule varchar,
    is_month_stated boolean, all_years_since date, batch_id uuid, sheet_id uuid,
    row_number integer
)
