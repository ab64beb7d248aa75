-- purpose: What of a project's funds of the as-of year is approved, only reported, or of no stated status: the three
--     add up to the year's sum. returned_wan: returned and not reported again since, in no sum.
-- grain: snapshot_id, project_key, basis
create table mart.fund_status (
    snapshot_id integer, project_key varchar, project_id varchar, project_name varchar,
    basis varchar, year_wan decimal(18, 6), approved_wan decimal(18, 6),
    reported_wan decimal(18, 6), unstated_wan decimal(18, 6), returned_wan decimal(18, 6)
)
