-- purpose: A project, or a name that no project bears, as it is held against others. pairs: pairs of neighbouring
--     letters of its core; rest_pairs: of the core without its companies' names. Only inside a transaction that is
--     given up afterwards.
-- grain: project_id
create table mart.compared_project (
    project_id varchar, is_borne boolean, is_gone boolean, is_asked boolean, name_key varchar,
    code_key varchar, parent_key varchar, project_code varchar, project_name varchar,
    investor varchar, project_company varchar, industry varchar, amount_wan decimal(18, 6),
    stage varchar, town varchar, ledger varchar, form varchar, unit varchar, as_of_date date,
    is_incoming boolean, batch_id uuid, sheet_id uuid, row_number integer, all_sheets varchar[],
    left_from varchar[], left_sheets varchar[], stands_in_sheets varchar[], trades varchar[],
    companies varchar[], phases varchar[], numbers varchar[], pairs varchar[],
    rest_pairs varchar[]
)
