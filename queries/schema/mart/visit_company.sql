-- purpose: A company met on a trip.
-- grain: snapshot_id, visit_id, company
create table mart.visit_company (
    snapshot_id integer, visit_id varchar, company varchar
)
