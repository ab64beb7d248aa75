-- purpose: Which date each filled snapshot_id speaks of; versions that say the same of it share one.
-- grain: snapshot_id
create table mart.snapshot (
    snapshot_id integer, as_of_date date, year_start_date date, is_sample boolean
)
