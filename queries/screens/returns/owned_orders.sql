-- purpose: Orders (督办) that a unit has to carry out, with what is known of each, to fill the unit's own form with: the
--     unit adds what it did and sends it back.
-- grain: assignment_id
-- params: $snapshot_id, $unit
-- columns: all of ledger.assignment_row
select
    batch_id,
    sheet_id,
    row_number,
    order_number,
    matter,
    project_ref,
    ordered_by,
    responsible_unit,
    ordered_date,
    due_date,
    feedback,
    feedback_date,
    extended_to_date,
    extension_reason,
    extension_state,
    closing_state,
    closed_date,
    remark,
    map_from_entries(
        list_filter(
            [
                { 'key': 'ordered_date', 'value': ordered_precision },
                { 'key': 'due_date', 'value': due_precision },
                { 'key': 'feedback_date', 'value': feedback_precision },
                { 'key': 'extended_to_date', 'value': extended_precision },
                { 'key': 'closed_date', 'value': closed_precision }
            ],
            lambda told: coalesce(told.value, 'day') <> 'day'
        )
    ) as date_precision,
    extra
from mart.assignment
where snapshot_id = $snapshot_id and responsible_unit = $unit
order by order_number nulls last, ordered_date nulls last, assignment_id
