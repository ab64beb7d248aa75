-- purpose: The projects behind screens/pipeline/groups, one square each.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders, $dimension
-- columns: group_value, project_id, project_name, is_started
select
    case $dimension
        when 'town' then town
        when 'park' then park
        when 'industry' then industry
        when 'channel' then channel
        when 'task_group' then task_group
        when 'credited_unit' then credited_unit
        when 'responsible_unit' then responsible_unit
        when 'sponsoring_leader' then sponsoring_leader
        when 'origin_kind' then origin_kind
        when 'signed_month' then strftime(signed_date, '%Y-%m')
    end as group_value,
    project_id,
    project_name,
    coalesce(is_started, false) as is_started
from
    mart.signed_scope(
        $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    )
order by group_value nulls last, is_started desc, project_name, project_id
