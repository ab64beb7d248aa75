-- purpose: Project batches visible up to the snapshot's as-of, corrected ones left out: what the past said.
-- grain: snapshot_id, batch_id
create table mart.project_history (
    snapshot_id integer, batch_id uuid, form varchar, unit varchar, as_of_date date
)
