-- purpose: Projects that a unit is responsible for or brought in, in other units' ledgers: the row that is
--     believed first of each, to fill the unit's own form with; projects that left are not asked about.
-- grain: project
-- params: $snapshot_id, $unit
-- columns: all of ledger.project_row
select entry.*
from mart.project as project
inner join mart.project_row as believed
    on
        project.snapshot_id = believed.snapshot_id
        and project.project_id = believed.project_id
        and believed.belief_rank = 1
inner join ledger.project_row as entry
    on
        believed.batch_id = entry.batch_id
        and believed.sheet_id = entry.sheet_id
        and believed.row_number = entry.row_number
where
    project.snapshot_id = $snapshot_id
    and (project.responsible_unit = $unit or project.credited_unit = $unit)
    and not coalesce(project.is_exit, false)
order by project.stage_order desc, project.project_name, project.project_id
