-- purpose: The projects signed this year, one row each, with what the pipeline counts, sums and cuts them by.
-- grain: project_id
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, planned_wan, is_stated, is_started, is_waiting, waiting_days, is_dated, town,
--     park, industry, channel, task_group, credited_unit, responsible_unit, sponsoring_leader, origin_kind,
--     signed_month
select
    signed.project_id,
    signed.project_name,
    signed.planned_investment_wan as planned_wan,
    signed.planned_investment_wan is not null as is_stated,
    coalesce(signed.is_started, false) as is_started,
    not coalesce(signed.is_started, false) as is_waiting,
    snapshot.as_of_date - signed.signed_date as waiting_days,
    coalesce(signed.signed_date_precision, 'day') in ('day', 'month') as is_dated,
    signed.town,
    signed.park,
    signed.industry,
    signed.channel,
    signed.task_group,
    signed.credited_unit,
    signed.responsible_unit,
    signed.sponsoring_leader,
    signed.origin_kind,
    mart.group_value(signed, 'signed_month') as signed_month
from
    mart.signed_scope(
        $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
    ) as signed
inner join mart.snapshot as snapshot on signed.snapshot_id = snapshot.snapshot_id
order by signed.planned_investment_wan desc nulls last, signed.project_name, signed.project_id
