-- purpose: Funds in place of a project in the as-of year and over all years, by basis;
--     project_id is null where no project of the snapshot has that name; all_years_since: the first month that
--     the ledgers know, where no 历年累计 is stated.
-- grain: snapshot_id, project_key, basis
create table mart.fund_project (
    snapshot_id integer, project_key varchar, project_id varchar, project_name varchar,
    basis varchar, year_wan decimal(18, 6), all_years_wan decimal(18, 6), last_month_date date,
    rule varchar, all_years_since date
)
