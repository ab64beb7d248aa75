-- purpose: Signed this year, cut by one dimension: projects and planned investment, and how much of it has begun.
-- grain: group_value (null: the ledger does not say)
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders, $dimension
-- columns: group_value, project_count, started_count, planned_wan, started_wan, unknown_count
with signed as (
    select
        is_started,
        planned_investment_wan,
        mart.group_value(chosen, $dimension) as group_value
    from mart.signed_scope(
        $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    ) as chosen
)

select
    group_value,
    count(*) as project_count,
    count(*) filter (where is_started) as started_count,
    sum(planned_investment_wan) as planned_wan,
    sum(planned_investment_wan) filter (where is_started) as started_wan,
    count(*) - count(planned_investment_wan) as unknown_count
from signed
group by group_value
order by
    case when $dimension = 'signed_month' then group_value end,
    planned_wan desc nulls last,
    project_count desc,
    group_value nulls last
