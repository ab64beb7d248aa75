-- purpose: A target of the as-of year against what the ledgers say.
-- grain: snapshot_id, owner, metric
create table mart.target_progress (
    snapshot_id integer, year integer, owner varchar, owner_kind varchar, owner_key varchar, metric varchar,
    target_unit varchar, target_value decimal(18, 6), actual_value decimal(18, 6),
    completion_share double, schedule_share double, schedule_basis varchar,
    due_value decimal(18, 6), gap_points double, light varchar, batch_id uuid, sheet_id uuid,
    row_number integer
)
