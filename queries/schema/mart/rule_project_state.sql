-- purpose: gates.toml: rules for the state of a project, the first that holds decides; a null asks nothing.
-- grain: rule
-- params: none
-- columns: none
create table mart.rule_project_state (
    rule_order integer,
    rule varchar,
    state varchar,
    state_order integer,
    stages varchar[],
    words varchar[],
    is_produced boolean,
    is_partial boolean,
    is_started boolean,
    is_planned_this_quarter boolean,
    has_known_item boolean,
    least_level_order integer,
    waiting_over_days integer
)
