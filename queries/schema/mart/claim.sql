-- purpose: What was claimed of the as-of year (签约, 开工, 投产) against its verification by another unit.
--     is_told: the project ledgers say it; else only the register of verifications does. state: verified; incomplete
--     (认定, and something of what a verification needs is missing, see missing); refused; pending; unfiled (the
--     register does not name it); null while no register of verifications speaks.
-- grain: snapshot_id, claim, project_id or name
create table mart.claim (
    snapshot_id integer, claim varchar, project_id varchar, project_name varchar, task_group varchar,
    town varchar, department varchar, is_told boolean, state varchar, missing varchar[],
    claimed_by varchar, claimed_key varchar, claimed_date date, evidence varchar,
    verified_by varchar, verified_date date, remark varchar, sheet_id uuid, row_number integer
)
