-- purpose: Permits that wait on an office (卡在部门), of projects that are neither halted nor in production: by office,
--     with the limit that the ledger states (promised, else statutory; working days from acceptance) and what has
--     passed of it. is_overdue: past the limit. is_long: no limit stated and waiting $long_wait_days calendar days.
-- grain: project_id, item
-- params: $snapshot_id, $long_wait_days
-- columns: office, approval_level, project_id, project_name, unit, item, state, accepted_date, waiting_since_date,
--     waiting_basis, waiting_days, limit_days, limit_kind, working_days, overdue_days, is_overdue, is_long, sheet_id,
--     row_number
with waiting as (
    select
        item.*,
        project.project_name,
        project.responsible_unit as unit,
        coalesce(item.promised_days, item.statutory_days) as limit_days,
        case
            when item.promised_days is not null then 'promised'
            when item.statutory_days is not null then 'statutory'
        end as limit_kind,
        case
            when item.accepted_date <= snapshot.as_of_date
                then mart.working_days(item.accepted_date, snapshot.as_of_date)
        end as working_days
    from mart.readiness_item as item
    inner join mart.snapshot as snapshot on item.snapshot_id = snapshot.snapshot_id
    inner join mart.project as project
        on item.snapshot_id = project.snapshot_id and item.project_id = project.project_id
    where
        item.snapshot_id = $snapshot_id
        and item.is_known
        and item.applies
        and not item.is_done
        and item.waits_on = '部门'
        and not project.is_exit
        and project.is_counted
        and not coalesce(project.is_in_production, false)
)

select
    handling_office as office,
    approval_level,
    project_id,
    project_name,
    unit,
    item,
    state,
    accepted_date,
    waiting_since_date,
    waiting_basis,
    waiting_days,
    limit_days,
    limit_kind,
    working_days,
    case when working_days > limit_days then working_days - limit_days end as overdue_days,
    coalesce(working_days > limit_days, false) as is_overdue,
    coalesce(limit_days is null and waiting_days >= $long_wait_days, false) as is_long,
    sheet_id::varchar as sheet_id,
    row_number
from waiting
order by
    count(*) filter (where is_overdue) over (partition by handling_office) desc,
    count(*) filter (where is_long) over (partition by handling_office) desc,
    count(*) over (partition by handling_office) desc,
    handling_office,
    overdue_days desc nulls last,
    waiting_days desc nulls last,
    project_name,
    project_id,
    item_order,
    item
