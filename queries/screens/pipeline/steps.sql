-- purpose: From each rung to the next: of the projects that entered the lower rung this year, the share that went on to
--     any higher one; and the median calendar days of those that entered the next rung this year, and last year to the
--     same day. Only entries whose date is known count.
-- grain: from_stage
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: from_stage, to_stage, from_order, cohort_count, reached_count, share, finished_count, median_days,
--     last_year_median_days
with rung as (
    select
        stage as from_stage,
        stage_order,
        lead(stage) over (order by stage_order) as to_stage,
        (row_number() over (order by stage_order) - 1)::integer as from_order
    from mart.rule_stage
    where not is_exit
),

step as (
    select
        stage,
        is_this_year,
        is_compared,
        has_gone_higher,
        days_from_lower
    from
        mart.chosen_of(
            'mart.stage_step', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
        )
    where is_flow
),

cohort as (
    select
        stage as from_stage,
        count(*) as cohort_count,
        count(*) filter (where has_gone_higher) as reached_count
    from step
    where is_this_year
    group by stage
),

lengths as (
    select
        stage as to_stage,
        count(*) filter (where is_this_year) as finished_count,
        median(days_from_lower) filter (where is_this_year) as median_days,
        median(days_from_lower) filter (where not is_this_year) as last_year_median_days
    from step
    where is_compared and days_from_lower is not null
    group by stage
)

select
    rung.from_stage,
    rung.to_stage,
    rung.from_order,
    coalesce(cohort.cohort_count, 0) as cohort_count,
    coalesce(cohort.reached_count, 0) as reached_count,
    cohort.reached_count / nullif(cohort.cohort_count, 0) as share,
    coalesce(lengths.finished_count, 0) as finished_count,
    lengths.median_days,
    lengths.last_year_median_days
from rung
left join cohort on rung.from_stage = cohort.from_stage
left join lengths on rung.to_stage = lengths.to_stage
where rung.to_stage is not null
order by rung.from_order
