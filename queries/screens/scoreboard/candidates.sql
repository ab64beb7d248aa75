-- purpose: Where an owner's next point may come from: its projects that are claimed and not verified, signed and not
--     begun, begun and not in production.
-- grain: metric, project_id
-- params: $snapshot_id, $owner_kind, $owner_key
-- columns: metric, project_id, project_name, why
with own as (
    select
        owners.project_id,
        project.project_name,
        coalesce(project.is_signed, false) as is_signed,
        coalesce(project.is_started, false) as is_started,
        coalesce(project.is_in_production, false) as is_in_production,
        project.planned_investment_wan
    from mart.project_owners($snapshot_id) as owners
    inner join mart.project as project on owners.project_id = project.project_id
    where
        project.snapshot_id = $snapshot_id
        and owners.is_summed
        and mart.is_of_owner($owner_kind, $owner_key, owners.task_group, owners.town, owners.department)
),

found as (
    select
        claim.claim || '项目' as metric,
        own.project_id,
        own.project_name,
        'unverified' as why,
        own.planned_investment_wan
    from mart.claim as claim
    inner join own on claim.project_id = own.project_id
    where
        claim.snapshot_id = $snapshot_id
        and claim.is_told
        and claim.state in ('pending', 'unfiled', 'incomplete')
    union all
    select
        '开工项目',
        project_id,
        project_name,
        'signed',
        planned_investment_wan
    from own
    where is_signed and not is_started
    union all
    select
        '投产项目',
        project_id,
        project_name,
        'started',
        planned_investment_wan
    from own
    where is_started and not is_in_production
)

select
    metric,
    project_id,
    project_name,
    why
from found
order by metric, why = 'unverified' desc, planned_investment_wan desc nulls last, project_name, project_id
