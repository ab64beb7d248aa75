-- purpose: Single values of the rules: counted agreement types, default basis and the like.
-- grain: setting
-- params: none
-- columns: none
create table mart.rule_setting (
    setting varchar,
    text_value varchar,
    number_value double,
    list_value varchar[]
)
