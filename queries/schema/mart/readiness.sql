-- purpose: Production readiness of a project from 签约 on: interval, level, state, next gate and item, place.
-- grain: snapshot_id, project_id
create table mart.readiness (
    snapshot_id integer, project_id varchar, project_kind varchar, is_counted boolean,
    state varchar, state_order integer, state_rule varchar, score_low double, score_high double,
    equal_low double, equal_high double, score_rank integer, equal_rank integer, level varchar,
    level_order integer, missing_below varchar[], next_gate varchar, next_item varchar,
    next_item_state varchar, next_item_share double, next_handling_office varchar,
    next_approval_level varchar, next_waits_on varchar, waiting_since_date date,
    waiting_basis varchar, waiting_days integer, item_count integer, unknown_count integer,
    flagged_items varchar[], compliance_items varchar[], permit_done_count integer,
    permit_unknown_count integer, permit_count integer, starts_production_this_quarter boolean,
    quarter_start_date date, place_precision varchar, place_name varchar, place_note varchar,
    map_longitude double, map_latitude double
)
