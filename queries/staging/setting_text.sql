-- purpose: mart.setting_text(setting): a text of the rules (mart.rule_setting); null where there is none.
create macro mart.setting_text(in_setting) as
(
    select any_value(setting.text_value)
    from mart.rule_setting as setting
    where setting.setting = in_setting
)
