-- purpose: When a project first stood in a ledger, and when any of its fields last changed between batches.
-- grain: snapshot_id, project_id
create table mart.project_seen (
    snapshot_id integer, project_id varchar, first_seen_date date, last_changed_date date
)
