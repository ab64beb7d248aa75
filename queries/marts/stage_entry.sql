-- purpose: When a project entered a stage: the stage's date field (first stated in order of belief, if its day or
--     period has begun), else when it was first seen there. What only an earlier batch claimed above today's stage
--     is a correction and left out; dates above it are kept.
-- params: $snapshot_id, $as_of
insert into mart.stage_entry by name
with stated as (
    select
        entry.project_id,
        entry.belief_rank,
        entry.stage,
        entry.lead_date,
        entry.survey_date,
        entry.talks_date,
        entry.signed_date,
        entry.actual_start_date,
        entry.completion_date,
        entry.actual_production_date,
        entry.design_capacity_date,
        entry.date_precision
    from mart.project_entry as entry
    where entry.snapshot_id = $snapshot_id
),

standing as (
    select
        stated.project_id,
        arg_min(rule.stage_order, stated.belief_rank) as stage_order,
        arg_min(rule.is_exit, stated.belief_rank) as is_exit
    from stated
    inner join mart.rule_stage as rule on stated.stage = rule.stage
    group by stated.project_id
),

dated as (
    unpivot stated
    on lead_date, survey_date, talks_date, signed_date, actual_start_date, completion_date,
    actual_production_date, design_capacity_date
    into name entry_field value entered_date
),

believed as (
    select
        dated.project_id,
        rule.stage,
        arg_min(dated.entered_date, dated.belief_rank) as entered_date,
        arg_min(
            coalesce(dated.date_precision[dated.entry_field], 'day'), dated.belief_rank
        ) as date_precision
    from dated
    inner join mart.rule_stage as rule on dated.entry_field = rule.entry_field
    group by dated.project_id, rule.stage
),

begun as (
    select
        project_id,
        stage,
        entered_date,
        nullif(date_precision, 'day') as date_precision
    from believed
    where mart.period_start(entered_date, date_precision) <= $as_of::date
),

seen as (
    select
        stage_seen.project_id,
        stage_seen.stage,
        stage_seen.seen_date,
        stage_seen.is_change,
        stage_seen.not_before_date
    from mart.stage_seen as stage_seen
    inner join mart.rule_stage as rule on stage_seen.stage = rule.stage
    inner join standing on stage_seen.project_id = standing.project_id
    where
        stage_seen.snapshot_id = $snapshot_id
        and (standing.is_exit or rule.stage_order <= standing.stage_order)
),

entered as (
    select
        coalesce(begun.project_id, seen.project_id) as project_id,
        coalesce(begun.stage, seen.stage) as stage,
        coalesce(begun.entered_date, seen.seen_date) as entered_date,
        begun.date_precision,
        case
            when begun.entered_date is not null then 'date'
            when seen.is_change then 'version'
            else 'at_latest'
        end as basis,
        case when begun.entered_date is null and seen.is_change then seen.not_before_date end
            as not_before_date
    from begun
    full join seen on begun.project_id = seen.project_id and begun.stage = seen.stage
)

select
    $snapshot_id as snapshot_id,
    entered.project_id,
    entered.stage,
    rule.stage_order,
    entered.entered_date,
    entered.date_precision,
    entered.basis,
    entered.not_before_date
from entered
inner join mart.rule_stage as rule on entered.stage = rule.stage
order by entered.project_id, rule.stage_order
