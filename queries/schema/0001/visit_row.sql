-- purpose: Rows of the visits report (外出招商情况上报表): one row a trip or a part of one.
-- grain: batch_id, sheet_id, row_number
create table ledger.visit_row (
    batch_id uuid,
    sheet_id uuid,
    row_number integer,
    visit_number varchar,
    unit varchar,
    leaders varchar[],
    titles varchar[],
    tiers varchar[],
    start_date date,
    end_date date,
    days decimal(6, 1),
    purpose varchar,
    mode varchar,
    destination varchar,
    companies varchar[],
    project_refs varchar[],
    counterpart varchar,
    counterpart_title varchar,
    person_count integer,
    content varchar,
    result varchar,
    remark varchar,
    date_precision map (varchar, varchar),
    extra map (varchar, varchar)
)
