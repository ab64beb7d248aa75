-- purpose: provinces.toml: words of a destination and the province they stand for.
-- grain: word
-- params: none
-- columns: none
create table mart.rule_province (
    word varchar,
    province varchar
)
