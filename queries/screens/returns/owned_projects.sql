-- purpose: Projects that a unit is responsible for or brought in, in other units' ledgers: the row that is
--     believed first of each, to fill the unit's own form with; projects that left are not asked about.
-- grain: project
-- params: $snapshot_id, $unit
-- columns: all of ledger.project_row
select entry.* exclude (snapshot_id, project_id, belief_rank)
from mart.project as project
inner join mart.project_entry as entry
    on
        project.snapshot_id = entry.snapshot_id
        and project.project_id = entry.project_id
        and entry.belief_rank = 1
where
    project.snapshot_id = $snapshot_id
    and (project.responsible_unit = $unit or project.credited_unit = $unit)
    and not coalesce(project.is_exit, false)
order by project.stage_order desc, project.project_name, project.project_id
