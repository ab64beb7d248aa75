-- purpose: Funds of a project by basis: of the as-of year and of all years (mart.fund_projects).
-- params: $snapshot_id, $year_start
insert into mart.fund_project by name
select
    $snapshot_id as snapshot_id,
    *
from mart.fund_projects($snapshot_id, $year_start::date, null)
order by project_key, basis
