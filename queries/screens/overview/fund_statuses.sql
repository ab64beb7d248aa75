-- purpose: Each project's funds of the as-of year by one basis ($basis null: of no stated basis), by status; the
--     largest first.
-- grain: project_key
-- params: $snapshot_id, $basis, $project_ids
-- columns: project_key, project_id, project_name, year_wan, approved_wan, reported_wan, unstated_wan, returned_wan
select * exclude (snapshot_id, basis)
from mart.fund_status
where
    snapshot_id = $snapshot_id
    and basis is not distinct from $basis
    and mart.is_in_cut($project_ids, project_id)
    and (year_wan is not null or returned_wan is not null)
order by year_wan desc nulls last, project_name, project_key
