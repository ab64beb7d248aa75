-- purpose: The trips behind a figure of the visits page, with the row that each came from.
-- grain: visit_id
-- params: $snapshot_id, $purposes, $modes, $tiers, $owners
-- columns: start_date, start_precision, days, purpose, mode, destination, leaders, companies, projects,
--     sheet_id, row_number
with scope as (
    select
        visit_id,
        list(distinct leader order by leader) as leaders
    from mart.visit_scope($snapshot_id, $purposes, $modes, $tiers, $owners)
    where is_this_year
    group by visit_id
),

met as (
    select
        visit_id,
        list(company order by company) as companies
    from mart.visit_company
    where snapshot_id = $snapshot_id and visit_id in (select scope.visit_id from scope)
    group by visit_id
),

pushed as (
    select
        pushed.visit_id,
        list(coalesce(project.project_name, pushed.project_ref) order by pushed.project_ref)
            as projects
    from mart.visit_project as pushed
    left join mart.project as project using (snapshot_id, project_id)
    where
        pushed.snapshot_id = $snapshot_id
        and pushed.visit_id in (select scope.visit_id from scope)
    group by pushed.visit_id
)

select
    visit.start_date,
    coalesce(entry.date_precision['start_date'], 'day') as start_precision,
    visit.days,
    visit.purpose,
    visit.mode,
    visit.destination,
    scope.leaders,
    met.companies,
    pushed.projects,
    visit.sheet_id,
    visit.row_number
from scope
inner join mart.visit as visit
    on scope.visit_id = visit.visit_id and visit.snapshot_id = $snapshot_id
left join ledger.visit_row as entry using (batch_id, sheet_id, row_number)
left join met on scope.visit_id = met.visit_id
left join pushed on scope.visit_id = pushed.visit_id
order by visit.start_date desc, visit.visit_id
