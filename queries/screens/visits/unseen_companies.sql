-- purpose: Companies met this year and not again for $unseen_days, by whomever and in whatever way: when and by whom
--     last, the project then pushed and whose next step it is. days_since counts calendar days to the as-of date.
-- grain: company
-- params: $snapshot_id, $unseen_days
-- columns: company, last_date, days_since, leaders, project_id, project_name, next_step_unit, sheet_id, row_number
with meeting as (
    select
        met.company,
        visit.visit_id,
        visit.start_date,
        visit.sheet_id,
        visit.row_number,
        snapshot.as_of_date,
        snapshot.year_start_date
    from mart.snapshot as snapshot
    inner join mart.visit as visit on snapshot.snapshot_id = visit.snapshot_id
    inner join mart.visit_company as met
        on visit.snapshot_id = met.snapshot_id and visit.visit_id = met.visit_id
    where snapshot.snapshot_id = $snapshot_id and visit.start_date <= snapshot.as_of_date
),

last_meeting as (
    select *
    from meeting
    qualify row_number() over (partition by company order by start_date desc, visit_id desc) = 1
),

waiting as (
    select
        *,
        date_diff('day', start_date, as_of_date) as days_since
    from last_meeting
    where start_date >= year_start_date and start_date < as_of_date - $unseen_days::integer
),

met_by as (
    select
        visit_id,
        list(leader order by leader) as leaders
    from mart.visit_leader
    where snapshot_id = $snapshot_id
    group by visit_id
),

concerned as (
    select
        waiting.company,
        project.project_id,
        project.project_name,
        project.next_step_unit
    from waiting
    inner join mart.visit_project as pushed on waiting.visit_id = pushed.visit_id
    inner join mart.project as project on pushed.project_id = project.project_id
    where pushed.snapshot_id = $snapshot_id and project.snapshot_id = $snapshot_id
    qualify
        row_number() over (
            partition by waiting.company
            order by project.investor = waiting.company desc nulls last, project.project_id
        ) = 1
)

select
    waiting.company,
    waiting.start_date as last_date,
    waiting.days_since,
    met_by.leaders,
    concerned.project_id,
    concerned.project_name,
    concerned.next_step_unit,
    waiting.sheet_id,
    waiting.row_number
from waiting
left join met_by on waiting.visit_id = met_by.visit_id
left join concerned on waiting.company = concerned.company
order by waiting.days_since desc, waiting.company
