-- purpose: Which rows of the visits report make up a trip.
-- grain: snapshot_id, batch_id, sheet_id, row_number
create table mart.visit_row (
    snapshot_id integer, visit_id varchar, batch_id uuid, sheet_id uuid, row_number integer
)
