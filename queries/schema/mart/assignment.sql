-- purpose: What was ordered (督办): each order with whatever the ledgers say came of it, its state at the as-of date and
--     the numbers of the rule. Each field is the newest word on it; the row is the newest that speaks of the order.
-- grain: snapshot_id, assignment_id
create table mart.assignment (
    snapshot_id integer, assignment_id varchar, order_number varchar, matter varchar,
    project_ref varchar, project_id varchar, project_name varchar, ordered_by varchar,
    responsible_unit varchar, ordered_date date, ordered_precision varchar, due_date date,
    due_precision varchar, feedback varchar, feedback_date date, feedback_precision varchar,
    extended_to_date date, extended_precision varchar, extension_reason varchar,
    extension_state varchar, closing_state varchar, closed_date date, closed_precision varchar,
    remark varchar, extra map (varchar, varchar), valid_due_date date, state varchar,
    is_open boolean, is_before boolean, overdue_days integer, left_days integer,
    soon_days integer, quiet_days integer, feedback_limit_days integer, is_quiet boolean,
    asks_extension boolean, extension_count integer, unit_count integer, is_sample boolean,
    batch_id uuid, sheet_id uuid, row_number integer
)
