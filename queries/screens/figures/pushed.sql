-- purpose: Projects pushed by leaders' visits, this year to date and last year to the same day: each tier's, those of
--     both and the distinct ones. A project of both counts in both and once in distinct; the two are never added.
-- grain: is_this_year
-- params: $snapshot_id
-- columns: is_this_year, banner_leaders, county_sponsors, both_tiers, distinct_projects
with pushed as (
    select
        push.project_id,
        push.is_this_year,
        bool_or(push.figure = 'banner_leaders') as is_banner,
        bool_or(push.figure = 'county_sponsors') as is_sponsor
    from mart.snapshot as snapshot
    inner join mart.project_push as push on snapshot.snapshot_id = push.snapshot_id
    where
        snapshot.snapshot_id = $snapshot_id
        and (push.is_this_year or push.start_date <= snapshot.as_of_date - interval 1 year)
    group by push.project_id, push.is_this_year
),

period as (
    select unnest([true, false]) as is_this_year
)

select
    period.is_this_year,
    count(*) filter (where pushed.is_banner) as banner_leaders,
    count(*) filter (where pushed.is_sponsor) as county_sponsors,
    count(*) filter (where pushed.is_banner and pushed.is_sponsor) as both_tiers,
    count(pushed.project_id) as distinct_projects
from period
left join pushed on period.is_this_year = pushed.is_this_year
group by period.is_this_year
order by period.is_this_year desc
