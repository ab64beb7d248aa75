-- purpose: What the filters offer: every value that a counted project has.
-- grain: dimension, choice
-- params: $snapshot_id
-- columns: dimension, choice, project_count
select
    dimension,
    choice,
    project_count
from mart.project_choice
where snapshot_id = $snapshot_id
order by dimension, project_count desc, choice
