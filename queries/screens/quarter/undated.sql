-- purpose: How many projects are signed, begun or in production since a day that nobody states: they may be of the
--     as-of year, and no month counts them.
-- grain: measure
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: measure, project_count
select
    case win.claim when '签约' then 'signed' when '开工' then 'started' else 'producing' end as measure,
    count(*) as project_count
from mart.undated_win($snapshot_id) as win
where
    win.project_id in (
        select scope.project_id
        from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as scope
    )
group by win.claim
order by win.claim
