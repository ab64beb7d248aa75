-- purpose: gates.toml: levels L1-L10; needed is how many pieces of evidence a level asks for.
-- grain: level
-- params: none
-- columns: none
create table mart.rule_level (
    level varchar,
    level_order integer,
    level_name varchar,
    needed integer
)
