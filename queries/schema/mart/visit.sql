-- purpose: One trip, however many leaders, companies and rows it has.
-- grain: snapshot_id, visit_id
create table mart.visit (
    snapshot_id integer, visit_id varchar, unit varchar, start_date date, end_date date,
    days decimal(6, 1), days_basis varchar, purpose varchar, mode varchar, is_outbound boolean,
    is_in_person boolean, destination varchar, leader_count integer, person_count integer,
    company_count integer, row_count integer, content varchar, result varchar, batch_id uuid,
    sheet_id uuid, row_number integer
)
