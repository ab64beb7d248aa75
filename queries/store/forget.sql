-- purpose: Take a snapshot that nobody reads any more out of a table of the marts.
-- grain: none
-- params: $snapshot_id
-- columns: none
delete from mart.any_table
where snapshot_id = $snapshot_id
