-- purpose: Claims of the year, one row each with how its verification stands and the row that says so; of one
--     owner where one is named, of the projects that the reader chose.
-- grain: claim, project_id or name
-- params: $snapshot_id, $owner_kind, $owner_key, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: claim, state, is_told, project_id, project_name, claimed_by, claimed_date, evidence, verified_by,
--     verified_date, remark, missing, sheet_id, row_number
select
    claim,
    state,
    is_told,
    project_id,
    project_name,
    claimed_by,
    claimed_date,
    evidence,
    verified_by,
    verified_date,
    remark,
    missing,
    sheet_id::varchar as sheet_id,
    row_number
from mart.claim
where
    snapshot_id = $snapshot_id
    and (
        $owner_key::varchar is null
        or mart.is_of_owner($owner_kind::varchar, $owner_key::varchar, task_group, town, department)
    )
    and (
        coalesce($towns, $industries, $channels, $groups, $units, $leaders) is null
        or project_id in (
            select scope.project_id
            from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as scope
        )
    )
order by
    list_position(['签约', '开工', '投产'], claim),
    list_position(['refused', 'incomplete', 'pending', 'unfiled', 'verified'], state),
    project_name,
    project_id
