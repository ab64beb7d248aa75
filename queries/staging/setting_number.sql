-- purpose: mart.setting_number(setting): a number of the rules (mart.rule_setting); null where there is none.
create macro mart.setting_number(in_setting) as
(
    select any_value(setting.number_value)
    from mart.rule_setting as setting
    where setting.setting = in_setting
)
