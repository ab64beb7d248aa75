-- purpose: Every code and name by which a project of the snapshot is known, so that an upload's references to it can
--     be checked: also past names, and names that people decided mean it.
-- grain: project, code and name
-- params: $snapshot_id
-- columns: project_code, project_name, planned_investment_wan
select
    identity.project_code,
    identity.project_name,
    project.planned_investment_wan
from mart.project as project
inner join mart.project_identity as identity using (project_id, snapshot_id)
where project.snapshot_id = $snapshot_id
order by identity.project_name, identity.project_code
