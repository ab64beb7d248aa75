-- purpose: Rows of the assignments ledger (督办台账): what was ordered, to whom, by when, and what came of it.
-- grain: batch_id, sheet_id, row_number
create table ledger.assignment_row (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    order_number varchar,
    matter varchar,
    project_ref varchar,
    ordered_by varchar,
    responsible_unit varchar,
    ordered_date date,
    due_date date,
    feedback varchar,
    feedback_date date,
    extended_to_date date,
    extension_reason varchar,
    extension_state varchar,
    closing_state varchar,
    closed_date date,
    remark varchar,
    date_precision map (varchar, varchar),
    extra map (varchar, varchar)
)
