-- purpose: When a project entered each stage that it is known to have reached.
--     basis: date (stated in the ledger), version (changed between two batches, the later one's as-of),
--     at_latest (already there in the first batch that names it: entered no later than that).
--     not_before_date: for version, the as-of of the batch before; it entered after that day.
-- grain: snapshot_id, project_id, stage
create table mart.stage_entry (
    snapshot_id integer, project_id varchar, stage varchar, stage_order integer,
    entered_date date, date_precision varchar, basis varchar, not_before_date date
)
