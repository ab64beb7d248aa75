-- purpose: The decisions about pairs of projects that hold at the snapshot; kept_id and other_id are what each side
--     would be without any decision.
-- grain: snapshot_id, decision_id
create table mart.project_decision (
    snapshot_id integer, decision_id uuid, sequence bigint, verdict varchar, kept_id varchar,
    other_id varchar
)
