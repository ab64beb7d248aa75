-- purpose: gates.toml: a later item (or the stages that stand for one) and an earlier one that should
--     have been clear before it.
-- grain: later, earlier
-- params: none
-- columns: none
create table mart.rule_compliance (
    later varchar,
    stages varchar[],
    earlier varchar
)
