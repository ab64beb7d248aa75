-- purpose: gates.toml: words that tell a step of an item, the share when it is done and the share of the step before.
-- grain: item, step_order, word
-- params: none
-- columns: none
create table mart.rule_item_step (
    item varchar,
    step_order integer,
    word varchar,
    share_before double,
    share double
)
