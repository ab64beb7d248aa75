-- purpose: The trips that name a project in 关联项目.
-- grain: visit_id
-- params: $snapshot_id, $project_id
-- columns: visit_id, start_date, days, leaders, companies, destination, purpose, mode, result, sheet_id, row_number
with named as (
    select distinct visit_id
    from mart.visit_project
    where snapshot_id = $snapshot_id and project_id = $project_id
),

leader as (
    select
        visit_id,
        list(leader order by leader) as leaders
    from mart.visit_leader
    where snapshot_id = $snapshot_id
    group by visit_id
),

company as (
    select
        visit_id,
        list(company order by company) as companies
    from mart.visit_company
    where snapshot_id = $snapshot_id
    group by visit_id
)

select
    visit.visit_id,
    visit.start_date,
    visit.days,
    leader.leaders,
    company.companies,
    visit.destination,
    visit.purpose,
    visit.mode,
    visit.result,
    visit.sheet_id::varchar as sheet_id,
    visit.row_number
from mart.visit as visit
inner join named on visit.visit_id = named.visit_id
left join leader on visit.visit_id = leader.visit_id
left join company on visit.visit_id = company.visit_id
where visit.snapshot_id = $snapshot_id
order by visit.start_date nulls last, visit.visit_id
