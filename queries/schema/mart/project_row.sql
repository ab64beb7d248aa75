-- purpose: Which ledger rows make up a project, in the order in which they are believed (1 = first).
-- grain: snapshot_id, batch_id, sheet_id, row_number
create table mart.project_row (
    snapshot_id integer, project_id varchar, belief_rank integer, batch_id uuid, sheet_id uuid,
    row_number integer
)
