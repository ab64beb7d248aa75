-- purpose: Projects pushed by two leader tiers: each tier's, those of both, and the distinct ones, this year to date
--     and the same period last year. The two tiers are never added.
-- grain: is_this_year
-- params: $snapshot_id, $purposes, $push_modes, $first_tier, $second_tier, $owners
-- columns: is_this_year, first_projects, second_projects, both_projects, distinct_projects
with pushed as (
    select
        is_this_year,
        project_id,
        bool_or(tier = $first_tier) as is_first,
        bool_or(tier = $second_tier) as is_second
    from mart.push_scope($snapshot_id, $purposes, $push_modes, [$first_tier, $second_tier], $owners)
    where is_compared
    group by is_this_year, project_id
)

select
    is_this_year,
    count(*) filter (where is_first) as first_projects,
    count(*) filter (where is_second) as second_projects,
    count(*) filter (where is_first and is_second) as both_projects,
    count(*) as distinct_projects
from pushed
group by is_this_year
order by is_this_year desc
