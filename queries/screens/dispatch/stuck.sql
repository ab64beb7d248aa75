-- purpose: Permits that wait on an office (卡在部门), of projects that are neither halted nor in production: by office,
--     with the limit that the ledger states (promised, else statutory) and what ran of it: working days from
--     acceptance without those of 补正 and 特别程序; is_stopped: the clock stands now. is_overdue: past the limit.
--     is_long: no limit stated and waiting $long_wait_days calendar days.
-- grain: project_id, item
-- params: $snapshot_id, $long_wait_days, $project_ids
-- columns: office, approval_level, project_id, project_name, unit, item, state, accepted_date, waiting_since_date,
--     waiting_basis, waiting_days, limit_days, limit_kind, working_days, overdue_days, is_overdue, is_long, is_stopped,
--     sheet_id, row_number
with waiting as (
    select
        item.*,
        project.project_name,
        project.responsible_unit as unit,
        case
            when item.promised_days is not null then 'promised'
            when item.statutory_days is not null then 'statutory'
        end as limit_kind,
        item.used_days as working_days
    from mart.stated_item as item
    inner join mart.project as project
        on item.snapshot_id = project.snapshot_id and item.project_id = project.project_id
    where
        item.snapshot_id = $snapshot_id
        and mart.is_in_cut($project_ids, item.project_id)
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
    overdue_days,
    overdue_days is not null as is_overdue,
    coalesce(limit_days is null and waiting_days >= $long_wait_days, false) as is_long,
    coalesce(is_stopped, false) as is_stopped,
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
