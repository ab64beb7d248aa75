-- purpose: gates.toml: kinds of project and the words of 行业 and 产业链 that tell them (lower case).
-- grain: project_kind
-- params: none
-- columns: none
create table mart.rule_kind (
    project_kind varchar,
    kind_order integer,
    is_default boolean,
    words varchar[]
)
