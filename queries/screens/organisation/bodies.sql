-- purpose: Bodies of the organisation with what is on the desk of each; units that have something in hand and no place
--     in the register too, and last what is on nobody's desk (body null). Each thing counts once.
-- grain: body_key
-- params: $snapshot_id
-- columns: body_key, body, kind, parent, head_count, member_count, since_date, is_registered, project_count,
--     step_count, permit_count, order_count, request_count, total_count, late_count
with counted as (
    select
        body_key,
        any_value(body) as body,
        any_value(kind) as kind,
        count(*) filter (where thing = 'project') as project_count,
        count(*) filter (where thing = 'step') as step_count,
        count(*) filter (where thing = 'permit') as permit_count,
        count(*) filter (where thing = 'order') as order_count,
        count(*) filter (where thing = 'request') as request_count,
        count(*) as total_count,
        count(*) filter (where light = '告警') as late_count
    from mart.desk
    where snapshot_id = $snapshot_id
    group by body_key
),

body as (
    select *
    from mart.body
    where snapshot_id = $snapshot_id
)

select
    coalesce(body.body_key, counted.body_key) as body_key,
    coalesce(body.body, counted.body) as body,
    coalesce(body.kind, counted.kind) as kind,
    body.parent,
    body.head_count,
    body.member_count,
    body.since_date,
    coalesce(body.is_registered, false) as is_registered,
    coalesce(counted.project_count, 0) as project_count,
    coalesce(counted.step_count, 0) as step_count,
    coalesce(counted.permit_count, 0) as permit_count,
    coalesce(counted.order_count, 0) as order_count,
    coalesce(counted.request_count, 0) as request_count,
    coalesce(counted.total_count, 0) as total_count,
    coalesce(counted.late_count, 0) as late_count
from body
full join counted on body.body_key = counted.body_key
where coalesce(body.is_registered, false) or counted.total_count > 0
order by body_key nulls last
