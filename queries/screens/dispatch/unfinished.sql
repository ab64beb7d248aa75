-- purpose: The 两未 lists: projects in talks and not signed (talks), signed and not begun (signed), of whatever year;
--     since when, who does the next step and by when. since_basis: date (stated), version (seen between two ledgers),
--     at_latest (already so in the first ledger: days is the least it can be); days is null where since_date is
--     known to a quarter or a year only. overdue_days: of the next step.
-- grain: list, project_id
-- params: $snapshot_id, $project_ids
-- columns: list, project_id, project_name, stage, planned_wan, since_date, since_precision, since_basis, days, unit,
--     sponsoring_leader, town, next_step, next_step_unit, next_step_due_date, overdue_days, light
with listed as (
    select
        case when project.is_signed then 'signed' else 'talks' end as list,
        case
            when project.is_signed then mart.setting_text('signed_stage')
            else mart.setting_text('talks_stage')
        end as waiting_stage,
        project.*
    from mart.project as project
    where
        project.snapshot_id = $snapshot_id
        and mart.is_in_cut($project_ids, project.project_id)
        and project.is_counted
        and not project.is_exit
        and (
            (project.is_signed and not coalesce(project.is_started, false))
            or (not project.is_signed and project.stage = mart.setting_text('talks_stage'))
        )
)

select
    listed.list,
    listed.project_id,
    listed.project_name,
    listed.stage,
    listed.planned_investment_wan as planned_wan,
    entered.entered_date as since_date,
    entered.date_precision as since_precision,
    entered.basis as since_basis,
    case
        when
            entered.entered_date <= snapshot.as_of_date
            and coalesce(entered.date_precision, 'month') = 'month'
            then snapshot.as_of_date - entered.entered_date
    end as days,
    listed.responsible_unit as unit,
    listed.sponsoring_leader,
    listed.town,
    listed.next_step,
    listed.next_step_unit,
    listed.next_step_due_date,
    case
        when listed.next_step_due_date < snapshot.as_of_date
            then snapshot.as_of_date - listed.next_step_due_date
    end as overdue_days,
    light.light
from listed
inner join mart.snapshot as snapshot on snapshot.snapshot_id = $snapshot_id
left join mart.stage_entry as entered
    on
        entered.snapshot_id = $snapshot_id
        and listed.project_id = entered.project_id
        and listed.waiting_stage = entered.stage
left join mart.project_light as light
    on light.snapshot_id = $snapshot_id and listed.project_id = light.project_id
order by listed.list desc, days desc nulls last, listed.project_name, listed.project_id
