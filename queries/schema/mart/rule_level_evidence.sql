-- purpose: gates.toml: the pieces of evidence of a level; kind is signed, gate, item, stage or date.
-- grain: level, kind, name
-- params: none
-- columns: none
create table mart.rule_level_evidence (
    level varchar,
    level_order integer,
    kind varchar,
    name varchar,
    stages varchar[]
)
