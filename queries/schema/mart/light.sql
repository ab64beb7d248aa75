-- purpose: A warning light: the rule that fired and the two numbers that fired it.
-- grain: snapshot_id, rule, project_id or (owner, metric)
create table mart.light (
    snapshot_id integer, rule varchar, light varchar, light_order integer, project_id varchar,
    owner varchar, metric varchar, observed double, threshold double, measure varchar,
    since_date date, is_exempt boolean, exemption varchar
)
