-- purpose: What is on somebody's desk: projects not yet in production, their next steps that fall due, permits
--     waiting on an office, open orders, open requests. Each thing once: what is spoken of twice (an order that is also
--     the next step) stands as the first of order, request, step, permit, and names the others too.
--     body: on whose desk it is; holder: who has it in hand. left_days: days to its due day (of a request with a clock
--     working days), below 0 when past. light: past its day or limit 告警; near it or waiting long 预警.
-- grain: snapshot_id, thing, sheet_id, row_number, project_id, item
create table mart.desk (
    snapshot_id integer, thing varchar, matter varchar, body_key varchar, body varchar, kind varchar,
    holder varchar, project_id varchar, project_name varchar, ledger varchar, item varchar,
    due_date date, left_days integer, waited_days integer, light varchar, also varchar[],
    sheet_id uuid, row_number integer
)
