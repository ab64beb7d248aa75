-- purpose: Which project a code and name as written in a projects ledger (past versions included) or in a decision
--     mean. own_id: by code and name alone; project_id: after what people decided.
-- grain: snapshot_id, project_code, project_name (as written; null is a value)
create table mart.project_identity (
    snapshot_id integer, project_code varchar, project_name varchar, name_key varchar,
    own_id varchar, project_id varchar
)
