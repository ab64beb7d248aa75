-- purpose: stages.toml as a table.
-- grain: stage
-- params: none
-- columns: none
create table mart.rule_stage (
    stage varchar,
    stage_order integer,
    kind varchar,
    is_exit boolean,
    entry_field varchar
)
