-- purpose: Projects on the books and those signed this year as rows of a figure, with what they came by.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, channel, chain, connector, connector_kind, stage, is_stock, is_signed_counted,
--     is_in_talks, is_signed, is_started, is_in_production, planned_wan, lead_days, start_days,
--     is_lead_dated, is_start_dated
select
    project_id,
    project_name,
    channel,
    chain,
    connector,
    connector_kind,
    stage,
    is_stock,
    is_signed_counted,
    is_in_talks,
    is_signed,
    is_started,
    is_in_production,
    planned_wan,
    lead_days,
    start_days,
    lead_days is not null as is_lead_dated,
    start_days is not null as is_start_dated
from
    mart.chosen_of(
        'mart.sourced_project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    )
order by planned_wan desc nulls last, project_name, project_id
