-- purpose: A leader on a trip, in the role (tier) of that trip.
-- grain: snapshot_id, visit_id, leader
create table mart.visit_leader (
    snapshot_id integer, visit_id varchar, leader varchar, title varchar, tier varchar
)
