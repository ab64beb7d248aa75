-- purpose: Projects pushed by two leader tiers: each tier's, those of both, and the distinct ones, this year to date
--     and the same period last year. The two tiers are never added.
--     Projects count where the mode is one of $push_modes; null: where it counts for the tier (is_push).
-- grain: is_this_year
-- params: $snapshot_id, $purposes, $push_modes, $first_tier, $second_tier
-- columns: is_this_year, first_projects, second_projects, both_projects, distinct_projects
with pushed as (
    select
        scope.is_this_year,
        pushed.project_id,
        bool_or(scope.tier = $first_tier) as is_first,
        bool_or(scope.tier = $second_tier) as is_second
    from
        mart.visit_scope($snapshot_id, $purposes, $push_modes, [$first_tier, $second_tier]) as scope
    inner join mart.visit_project as pushed on scope.visit_id = pushed.visit_id
    where
        pushed.snapshot_id = $snapshot_id
        and pushed.project_id is not null
        and scope.is_compared
        and ($push_modes is not null or scope.is_push)
    group by scope.is_this_year, pushed.project_id
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
