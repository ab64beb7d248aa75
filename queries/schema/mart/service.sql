-- purpose: How a project is served: who looks after it, what is next and by when, when its facts last changed and when
--     somebody last asked; what of that is missing or late by data/rules/service.toml. Of projects that count, are no
--     exits and are not in production, or are and something is still promised.
--     step_from: register, contacts, orders, difficulties; its row. window_days: the first window that the promised
--     day falls into; null past it, after the last one or without one. is_silent: null while no ledger tells contacts.
-- grain: snapshot_id, project_id
create table mart.service (
    snapshot_id integer, project_id varchar, officer varchar, officer_from varchar, officer_kind varchar,
    step varchar, step_unit varchar, promised_date date, step_from varchar, sheet_id uuid, row_number integer,
    changed_date date, contacted_date date, verified_date date, verified_by varchar, left_days integer,
    window_days integer, quiet_days integer, changed_days integer, verified_days integer, is_overdue boolean,
    is_alarming boolean, is_without_step boolean, is_without_day boolean, is_without_officer boolean,
    is_silent boolean, is_ageing boolean, is_old boolean
)
