-- purpose: gates.toml: items of a project kind, with points, office and level;
--     applies: unless the ledger says otherwise.
-- grain: project_kind, item
-- params: none
-- columns: none
create table mart.rule_item (
    project_kind varchar,
    item varchar,
    item_order integer,
    gate varchar,
    points double,
    is_conditional boolean,
    applies boolean,
    is_main_permit boolean,
    is_percentage boolean,
    handling_office varchar,
    approval_level varchar,
    waits_on varchar
)
