-- purpose: The as-of of the first batch in which a project stood at a stage;
--     is_change: an earlier batch had it lower, so it entered between the two;
--     not_before_date is the as-of of the last batch before that named the project.
-- grain: snapshot_id, project_id, stage
create table mart.stage_seen (
    snapshot_id integer, project_id varchar, stage varchar, seen_date date, is_change boolean,
    not_before_date date
)
