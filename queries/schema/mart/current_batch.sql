-- purpose: Batches that may speak at a snapshot: the chosen one of each (ledger, form, unit) of a snapshot
--     ledger, all visible ones of a period ledger (their rows are chosen by day).
-- grain: snapshot_id, batch_id
create table mart.current_batch (
    snapshot_id integer, batch_id uuid, ledger varchar, form varchar, unit varchar,
    as_of_date date, sequence bigint, period_start date, period_end date, is_sample boolean
)
