-- purpose: What each channel (or chain: $by) brought, and all: projects on the books, how many of them came
--     to talks, signing, start, production; sums with how many state none; signed this year, null as on the pipeline;
--     median days of the finished steps. dated_…: of how many finished steps both days are stated.
-- grain: group_name; the row of all has is_all
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders, $by
-- columns: is_all, group_name, project_count, talks_count, signed_count, started_count, produced_count, planned_wan,
--     unknown_count, year_count, year_wan, year_unknown_count, lead_days, lead_dated_count, start_days,
--     start_dated_count
with sourced as (
    select
        *,
        case $by when 'chain' then chain else channel end as group_name
    from
        mart.chosen_of(
            'mart.sourced_project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
        )
),

known as (
    select
        mart.year_signing_known($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as is_known
)

select
    grouping(group_name) = 1 as is_all,
    group_name,
    count(*) filter (where is_stock) as project_count,
    count(*) filter (where is_stock and is_in_talks) as talks_count,
    count(*) filter (where is_stock and is_signed) as signed_count,
    count(*) filter (where is_stock and is_started) as started_count,
    count(*) filter (where is_stock and is_in_production) as produced_count,
    sum(planned_wan) filter (where is_stock) as planned_wan,
    count(*) filter (where is_stock and planned_wan is null) as unknown_count,
    case
        when any_value(known.is_known) or count(*) filter (where is_signed_counted) > 0
            then count(*) filter (where is_signed_counted)
    end as year_count,
    case
        when count(*) filter (where is_signed_counted) > 0 then sum(planned_wan) filter (where is_signed_counted)
        when any_value(known.is_known) then 0
    end as year_wan,
    count(*) filter (where is_signed_counted and planned_wan is null) as year_unknown_count,
    median(lead_days) filter (where is_stock) as lead_days,
    count(lead_days) filter (where is_stock) as lead_dated_count,
    median(start_days) filter (where is_stock) as start_days,
    count(start_days) filter (where is_stock) as start_dated_count
from sourced
cross join known
group by grouping sets ((group_name), ())
order by is_all, group_name is null, project_count desc, group_name
