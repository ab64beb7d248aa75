-- purpose: A project named in 关联项目 of a trip; project_id is null where no ledger row has that code or name.
-- grain: snapshot_id, visit_id, project_ref
create table mart.visit_project (
    snapshot_id integer, visit_id varchar, project_ref varchar, project_id varchar
)
