-- purpose: What each officer has on the desk: projects, late ones, due in each window, and the week (by its Monday)
--     up to the last window's end in which most is promised; an officer of null looks after what nobody is named for.
-- grain: officer
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: officer, unit, served, overdue_count, due_first, due_second, due_third, later_count, week_start, week_count
with scope as (
    select *
    from mart.service_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
),

week as (
    select
        officer,
        date_trunc('week', promised_date)::date as week_start,
        count(*) as week_count
    from scope
    where window_days is not null
    group by all
),

busiest as (
    select *
    from week
    qualify row_number() over (partition by officer order by week_count desc, week_start) = 1
)

select
    scope.officer,
    mode(scope.unit order by scope.unit) as unit,
    count(*) as served,
    count(*) filter (where scope.is_overdue) as overdue_count,
    count(*) filter (where scope.window_days = mart.setting_number('service_first_window')) as due_first,
    count(*) filter (where scope.window_days = mart.setting_number('service_second_window')) as due_second,
    count(*) filter (where scope.window_days = mart.setting_number('service_third_window')) as due_third,
    count(*) filter (where scope.left_days >= 0 and scope.window_days is null) as later_count,
    any_value(busiest.week_start) as week_start,
    any_value(busiest.week_count) as week_count
from scope
left join busiest on scope.officer is not distinct from busiest.officer
group by scope.officer
order by scope.officer is null, due_first desc, overdue_count desc, served desc, scope.officer
