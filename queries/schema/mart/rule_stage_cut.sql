-- purpose: stages.toml: cuts of the ladder by name (七个一批 …).
-- grain: grouping, stage
-- params: none
-- columns: none
create table mart.rule_stage_cut (
    grouping varchar,
    cut varchar,
    cut_order integer,
    stage varchar
)
