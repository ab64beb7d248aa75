-- purpose: The projects behind screens/pipeline/groups, one square each.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders, $dimension
-- columns: group_value, project_id, project_name, is_started
select
    mart.group_value(signed, $dimension) as group_value,
    project_id,
    project_name,
    coalesce(is_started, false) as is_started
from
    mart.signed_scope(
        $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    ) as signed
order by group_value nulls last, is_started desc, project_name, project_id
