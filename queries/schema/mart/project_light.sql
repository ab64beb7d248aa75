-- purpose: A project's own light: the worst that fired and is not exempt; 正常 where none did.
-- grain: snapshot_id, project_id
create table mart.project_light (
    snapshot_id integer, project_id varchar, light varchar, light_order integer, rule varchar,
    observed double, threshold double, since_date date
)
