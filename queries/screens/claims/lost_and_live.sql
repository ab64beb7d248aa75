-- purpose: Projects that the ledger of lost projects names and that the projects ledger still counts as going on.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, project_name
select
    project.project_id,
    project.project_name
from mart.project as project
where
    project.snapshot_id = $snapshot_id
    and not project.is_exit
    and project.project_id in (
        select lost.project_id
        from mart.entry as lost
        where lost.snapshot_id = $snapshot_id and lost.ledger = 'lost' and lost.is_counted
    )
order by project.project_name, project.project_id
