-- purpose: One project as it stands at the snapshot: for each field the first stated value in order of belief.
--     is_counted: of a parent and its phases one side only (measures.toml); exits count here, sums
--     leave them out.
--     is_signed_counted: in this year's signing figures (no exit, agreement type counts; a phase signed in
--     another year than its parent is a signing of its own).
-- grain: snapshot_id, project_id
create table mart.project (
    snapshot_id integer, project_id varchar, project_code varchar, project_name varchar,
    parent_id varchar, is_counted boolean, project_kind varchar, investor varchar,
    project_company varchar, industry varchar, industry_chain varchar, origin_place varchar,
    origin_kind varchar, channel varchar, introducer varchar, credited_unit varchar,
    task_group varchar, sponsoring_leader varchar, responsible_leader varchar,
    responsible_unit varchar, service_officer varchar, reporting_unit varchar, stage varchar,
    stage_order integer, is_exit boolean, stage_basis varchar, stage_entered_date date,
    stage_entered_basis varchar, stage_age_days integer, signed_date date,
    signed_date_precision varchar, is_signed boolean, is_signed_this_year boolean,
    is_signed_counted boolean, agreement_type varchar, is_agreement_counted boolean,
    planned_investment_wan decimal(18, 6), planned_investment_field varchar,
    agreed_investment_wan decimal(18, 6), filed_investment_wan decimal(18, 6),
    fixed_investment_wan decimal(18, 6), planned_start_date date,
    planned_start_precision varchar, actual_start_date date, is_started boolean,
    planned_production_date date, planned_production_precision varchar,
    actual_production_date date, production_extent varchar, is_in_production boolean,
    completion_date date, design_capacity_date date, is_in_statistics boolean,
    statistics_date date, town varchar, park varchar, longitude double, latitude double,
    datum varchar, content varchar, progress_text varchar, problem_text varchar,
    next_step varchar, next_step_unit varchar, next_step_due_date date,
    annual_plan_wan decimal(18, 6), annual_completed_wan decimal(18, 6),
    cumulative_completed_wan decimal(18, 6), completed_share double,
    physical_progress_share double, exemption varchar, remark varchar, source_note varchar,
    last_changed_date date, row_count integer
)
