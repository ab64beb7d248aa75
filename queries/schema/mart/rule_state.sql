-- purpose: gates.toml: item states and their share; is_clear: a later step may follow.
-- grain: state
-- params: none
-- columns: none
create table mart.rule_state (
    state varchar,
    share double,
    leaves_denominator boolean,
    is_done boolean,
    is_flagged boolean,
    is_clear boolean,
    waits_on varchar
)
