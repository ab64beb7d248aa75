-- purpose: A trip that pushed a project, by tier, where the trip's mode counts for the tier; the year of the as-of and
--     the year before.
-- grain: snapshot_id, visit_id, project_id, tier
create table mart.project_push (
    snapshot_id integer, visit_id varchar, project_id varchar, tier varchar, figure varchar,
    unit varchar, start_date date, is_this_year boolean
)
