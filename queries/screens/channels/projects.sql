-- purpose: Every project on the books with who brought it, its chain, and how far it came.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, channel, chain, connector, connector_kind, is_resident, own_chain, investor,
--     stage, stage_order, is_signed, planned_wan
select
    project_id,
    project_name,
    channel,
    chain,
    connector,
    connector_kind,
    is_resident,
    own_chain,
    investor,
    stage,
    stage_order,
    is_signed,
    planned_wan
from
    mart.chosen_of(
        'mart.sourced_project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    )
where is_stock
order by stage_order desc nulls last, planned_wan desc nulls last, project_name, project_id
