-- purpose: Note which date a snapshot speaks of.
-- params: $snapshot_id, $as_of, $year_start, $is_sample
insert into mart.snapshot (snapshot_id, as_of_date, year_start_date, is_sample)
values ($snapshot_id, $as_of, $year_start, $is_sample)
