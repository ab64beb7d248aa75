-- purpose: A project that counts, or was signed this year, with what it came by: channel, chain, who introduced it.
--     connector: the organisation that did; null for a person or a blank (connector_kind). is_resident: the connector
--     has a signed project of its own, own_chain is the chain of that. lead_days, start_days: calendar days from lead
--     to signing and from signing to start, where both days are stated at least to the month.
-- grain: snapshot_id, project_id
create table mart.sourced_project (
    snapshot_id integer, project_id varchar, project_name varchar, town varchar, industry varchar,
    channel varchar, task_group varchar, responsible_unit varchar, sponsoring_leader varchar,
    chain varchar, investor varchar, stage varchar, stage_order integer, planned_wan decimal(18, 6),
    is_stock boolean, is_signed_counted boolean, is_in_talks boolean, is_signed boolean,
    is_started boolean, is_in_production boolean, connector_kind varchar, connector varchar,
    is_resident boolean, own_chain varchar, lead_days integer, start_days integer
)
