-- purpose: Funds in place in the as-of year by the default basis, over projects of all years, with its parts by status;
--     null where the ledgers say nothing.
-- grain: one row
-- params: $snapshot_id, $project_ids
-- columns: basis, year_wan, project_count, approved_wan, reported_wan, unstated_wan, returned_wan
select
    mart.setting_text('default_funds_basis') as basis,
    sum(year_wan) as year_wan,
    count(year_wan) as project_count,
    sum(approved_wan) as approved_wan,
    sum(reported_wan) as reported_wan,
    sum(unstated_wan) as unstated_wan,
    sum(returned_wan) as returned_wan
from mart.fund_status
where
    snapshot_id = $snapshot_id
    and basis = mart.setting_text('default_funds_basis')
    and mart.is_in_cut($project_ids, project_id)
