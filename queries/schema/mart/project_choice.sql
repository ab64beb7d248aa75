-- purpose: What the project filters offer: every value that a counted project has.
-- grain: snapshot_id, dimension, choice
create table mart.project_choice (
    snapshot_id integer, dimension varchar, choice varchar, project_count integer
)
