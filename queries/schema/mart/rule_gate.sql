-- purpose: gates.toml: gates and their weights.
-- grain: gate
-- params: none
-- columns: none
create table mart.rule_gate (
    gate varchar,
    gate_name varchar,
    gate_order integer,
    weight double
)
