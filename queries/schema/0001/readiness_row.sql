-- purpose: Permit and construction items, from their own sheet or from 调度表 columns.
-- grain: batch_id, sheet_id, row_number, item
create table ledger.readiness_row (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    project_code varchar,
    project_name varchar,
    item varchar,
    item_text varchar,
    state varchar,
    share double,
    approval_level varchar,
    handling_office varchar,
    waits_on varchar,
    accepted_date date,
    done_date date,
    valid_until_date date,
    licence_number varchar,
    statutory_days integer,
    promised_days integer,
    remark varchar,
    date_precision map (varchar, varchar),
    extra map (varchar, varchar)
)
