-- purpose: Orders (督办) and what came of them, the gravest first: past their day, nearly due, going on, done and to be
--     closed, closed. carries_over: ordered before the as-of day and not closed yet at the earlier snapshot
--     ($previous_id null: unknown, all): what the meeting before gave out or left open. is_new: ordered since it.
-- grain: assignment_id
-- params: $snapshot_id, $previous_id, $owners, $project_ids
-- columns: assignment_id, order_number, matter, project_ref, project_id, project_name, ordered_by, responsible_unit,
--     ordered_date, ordered_precision, due_date, due_precision, feedback, feedback_date, extended_to_date,
--     extension_reason, extension_state, closing_state, closed_date, remark, valid_due_date, state, is_open, is_before,
--     carries_over, is_new, overdue_days, left_days, soon_days, quiet_days, feedback_limit_days, is_quiet,
--     asks_extension, extension_count, unit_count, sheet_id, row_number
with before as (
    select as_of_date
    from mart.snapshot
    where snapshot_id = $previous_id
)

select
    entry.assignment_id,
    entry.order_number,
    entry.matter,
    entry.project_ref,
    entry.project_id,
    entry.project_name,
    entry.ordered_by,
    entry.responsible_unit,
    entry.ordered_date,
    entry.ordered_precision,
    entry.due_date,
    entry.due_precision,
    entry.feedback,
    entry.feedback_date,
    entry.extended_to_date,
    entry.extension_reason,
    entry.extension_state,
    entry.closing_state,
    entry.closed_date,
    entry.remark,
    entry.valid_due_date,
    entry.state,
    entry.is_open,
    entry.is_before,
    entry.is_before and coalesce(earlier.state <> '已销号', true) as carries_over,
    coalesce(entry.ordered_date > before.as_of_date, false) as is_new,
    entry.overdue_days,
    entry.left_days,
    entry.soon_days,
    entry.quiet_days,
    entry.feedback_limit_days,
    entry.is_quiet,
    entry.asks_extension,
    entry.extension_count,
    entry.unit_count,
    entry.sheet_id::varchar as sheet_id,
    entry.row_number
from mart.assignment as entry
left join before on true
left join mart.assignment as earlier
    on earlier.snapshot_id = $previous_id and entry.assignment_id = earlier.assignment_id
where
    entry.snapshot_id = $snapshot_id
    and (
        $owners is null
        or list_has_any($owners, mart.entry_names('unit', coalesce(entry.responsible_unit, '')))
        or (entry.project_id is not null and mart.is_in_cut($project_ids, entry.project_id))
    )
order by
    case entry.state
        when '逾期' then 1
        when '临期' then 2
        when '办理中' then 3
        when '待销号' then 4
        else 5
    end,
    entry.overdue_days desc nulls last,
    entry.valid_due_date nulls last,
    entry.ordered_date,
    entry.assignment_id
