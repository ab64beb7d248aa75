-- purpose: lights.toml: thresholds with their source; fires is at_least, over or below.
-- grain: rule, light
-- params: none
-- columns: none
create table mart.rule_light (
    rule varchar,
    light varchar,
    light_order integer,
    threshold double,
    fires varchar,
    after_months integer,
    measure varchar,
    source varchar
)
