-- purpose: Every task of a group, a town or a department with what counts of it: of metrics that the rules count only
--     when verified, the verified ones once a register of verifications speaks. Groups and towns without any task too
--     (metric null). owner: its name of today, told_owner: as the targets write it; owner_kind: as the ledger says,
--     else what the register or the projects know the name as.
-- grain: owner, metric
-- params: $snapshot_id
-- columns: owner, owner_key, owner_kind, told_owner, metric, target_unit, target_value, claimed_value, verified_value,
--     counted_value, is_verified_only, schedule_share, gap_points, light, overdue_orders, refused_claims, sheet_id,
--     row_number
with setting as (
    select
        mart.setting_text('group_kind') as group_kind,
        mart.setting_text('town_kind') as town_kind,
        mart.setting_text('department_kind') as department_kind,
        mart.setting_text('unit_kind') as unit_kind,
        mart.setting_list('verified_metrics') as verified_metrics
),

verified as (
    select
        target.owner,
        target.metric,
        count(*) filter (where claim.state = 'verified' and claim.is_told) as verified_count,
        bool_or(claim.state is not null) as is_kept
    from mart.target_progress as target
    inner join mart.claim as claim
        on
            target.metric = claim.claim || '项目'
            and mart.is_of_owner(
                target.owner_kind, target.owner_key, claim.task_group, claim.town, claim.department
            )
    where target.snapshot_id = $snapshot_id and claim.snapshot_id = $snapshot_id
    group by target.owner, target.metric
),

kept as (
    select count(*) > 0 as is_kept
    from mart.current_batch
    where snapshot_id = $snapshot_id and ledger = 'verifications'
),

told as (
    select mart.project_key(responsible_unit) as unit_key
    from mart.assignment
    where snapshot_id = $snapshot_id and state = '逾期'
),

late as (
    select
        coalesce(named.body_key, told.unit_key) as owner_key,
        count(*) as overdue_orders
    from told
    left join mart.body_name as named on named.snapshot_id = $snapshot_id and told.unit_key = named.name_key
    group by all
),

refused as (
    select
        claimed_key as owner_key,
        count(*) as refused_claims
    from mart.claim
    where snapshot_id = $snapshot_id and state = 'refused'
    group by claimed_key
),

known as (
    select
        body.body_key,
        body.body,
        case body.kind
            when setting.group_kind then '组'
            when setting.town_kind then '镇'
            when setting.department_kind then null
            when setting.unit_kind then '部门'
        end as owner_kind
    from mart.body as body
    cross join setting
    where body.snapshot_id = $snapshot_id
),

tasked as (
    select
        target.*,
        coalesce(target.owner_kind, known.owner_kind, '部门') as known_kind
    from mart.target_progress as target
    left join known on target.owner_key = known.body_key
    where target.snapshot_id = $snapshot_id and coalesce(target.owner_kind, '') <> '全旗'
),

listed as (
    select
        coalesce(known.body, tasked.owner) as owner,
        tasked.owner_key,
        tasked.known_kind as owner_kind,
        tasked.owner as told_owner,
        tasked.metric,
        tasked.target_unit,
        tasked.target_value,
        tasked.actual_value as claimed_value,
        case
            when kept.is_kept and tasked.metric in ('签约项目', '开工项目', '投产项目')
                then coalesce(verified.verified_count, 0)
        end as verified_value,
        list_contains(setting.verified_metrics, tasked.metric) as is_verified_only,
        case
            when tasked.actual_value is null then null
            when
                kept.is_kept
                and list_contains(setting.verified_metrics, tasked.metric)
                then coalesce(verified.verified_count, 0)
            else tasked.actual_value
        end as counted_value,
        tasked.schedule_share,
        tasked.gap_points,
        tasked.light,
        tasked.sheet_id,
        tasked.row_number
    from tasked
    cross join kept
    cross join setting
    left join known on tasked.owner_key = known.body_key
    left join verified on tasked.owner = verified.owner and tasked.metric = verified.metric
    union all by name
    select
        known.body as owner,
        known.body_key as owner_key,
        known.owner_kind
    from known
    where known.owner_kind in ('组', '镇') and known.body_key not in (select tasked.owner_key from tasked)
)

select
    listed.owner,
    listed.owner_key,
    listed.owner_kind,
    listed.told_owner,
    listed.metric,
    listed.target_unit,
    listed.target_value,
    listed.claimed_value,
    listed.verified_value,
    listed.counted_value,
    listed.is_verified_only,
    listed.schedule_share,
    listed.gap_points,
    listed.light,
    coalesce(late.overdue_orders, 0) as overdue_orders,
    coalesce(refused.refused_claims, 0) as refused_claims,
    listed.sheet_id::varchar as sheet_id,
    listed.row_number
from listed
left join late on listed.owner_key = late.owner_key
left join refused on listed.owner_key = refused.owner_key
order by listed.owner_kind, listed.owner, listed.metric
