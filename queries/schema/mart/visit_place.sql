-- purpose: A place that a trip went to, and its province; as written where no province is known.
-- grain: snapshot_id, visit_id, province
create table mart.visit_place (
    snapshot_id integer, visit_id varchar, province varchar
)
