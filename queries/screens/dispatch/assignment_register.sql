-- purpose: The whole register of orders (督办) as a ledger: what is handed out as a workbook and edited on the screen, in
--     the order of its numbers; one column a field of ledger.assignment_row, with the precision of each date.
-- grain: assignment_id
-- params: $snapshot_id
-- columns: assignment_id, order_number, matter, project_ref, ordered_by, responsible_unit, ordered_date,
--     ordered_precision, due_date, due_precision, feedback, feedback_date, feedback_precision, extended_to_date,
--     extended_precision, extension_reason, extension_state, closing_state, closed_date, closed_precision, remark,
--     extra, is_sample, state
select
    assignment_id,
    order_number,
    matter,
    project_ref,
    ordered_by,
    responsible_unit,
    ordered_date,
    ordered_precision,
    due_date,
    due_precision,
    feedback,
    feedback_date,
    feedback_precision,
    extended_to_date,
    extended_precision,
    extension_reason,
    extension_state,
    closing_state,
    closed_date,
    closed_precision,
    remark,
    extra,
    is_sample,
    state
from mart.assignment
where snapshot_id = $snapshot_id
order by order_number nulls last, ordered_date nulls last, assignment_id
