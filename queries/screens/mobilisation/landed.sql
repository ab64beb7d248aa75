-- purpose: Projects that have been started, for readers outside: what they are and where, nothing of sums or people.
-- grain: project_id
-- params: $snapshot_id
-- columns: project_id, project_name, chain, industry, town, park, is_in_production
select
    project_id,
    project_name,
    industry_chain as chain,
    industry,
    town,
    park,
    is_in_production
from mart.project
where snapshot_id = $snapshot_id and is_counted and not is_exit and is_started
order by is_in_production desc, chain nulls last, industry nulls last, project_name, project_id
