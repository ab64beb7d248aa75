-- purpose: Take a snapshot that nobody reads any more out of a table of the marts.
-- params: $snapshot_id
delete from mart.any_table
where snapshot_id = $snapshot_id
