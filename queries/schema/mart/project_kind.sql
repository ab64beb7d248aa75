-- purpose: By which rules a project from 签约 on is measured.
-- grain: snapshot_id, project_id
create table mart.project_kind (
    snapshot_id integer, project_id varchar, project_kind varchar, signed_date date
)
