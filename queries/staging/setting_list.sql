-- purpose: mart.setting_list(setting): a list of words of the rules (mart.rule_setting); null where there is none.
create macro mart.setting_list(in_setting) as
(
    select any_value(setting.list_value)
    from mart.rule_setting as setting
    where setting.setting = in_setting
)
