-- purpose: The projects that a reader's cut leaves: those of the snapshot, what they were called at the one before it
--     ($previous_id null: none), and those that were in the cut then and are gone.
-- grain: project_id
-- params: $snapshot_id, $previous_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id
with now as (
    select project_id
    from mart.chosen_of('mart.project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
)

select project_id
from now
union
select paired.before_id as project_id
from mart.paired_project($previous_id, $snapshot_id) as paired
left join now on paired.after_id = now.project_id
left join
    mart.chosen_of('mart.project', $previous_id, $towns, $industries, $channels, $groups, $units, $leaders) as before
    on paired.before_id = before.project_id
where
    paired.before_id is not null
    and (now.project_id is not null or (paired.after_id is null and before.project_id is not null))
order by project_id
