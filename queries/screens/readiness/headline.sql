-- purpose: What the head of the readiness screen says: who starts production, permits done.
--     Permits: over the main list, of counted projects not yet in production. $project_ids (null: all)
--     narrows everything. One row, always.
-- grain: one row
-- params: $snapshot_id, $project_ids
-- columns: project_count, soon_count, starting_dated_count, starting_overdue_count, starting_undated_count,
--     permit_state_count, stalled_count, quarter_start_date, permit_done_count, permit_unknown_count, permit_count,
--     permit_done_projects, permit_projects, terminated_count
with ended as (
    select count(*) as terminated_count
    from mart.project
    where snapshot_id = $snapshot_id and is_signed and stage = '终止' and $project_ids is null
),

summed as (
    select
        count(*) as project_count,
        count(*) filter (where state = '即将投产') as soon_count,
        count(*) filter (
            where starts_production_this_quarter and planned_production_date >= quarter_start_date
        ) as starting_dated_count,
        count(*) filter (
            where starts_production_this_quarter and planned_production_date < quarter_start_date
        ) as starting_overdue_count,
        count(*) filter (
            where starts_production_this_quarter and planned_production_date is null
        ) as starting_undated_count,
        count(*) filter (where state = '办手续') as permit_state_count,
        count(*) filter (where state = '停滞') as stalled_count,
        any_value(quarter_start_date) as quarter_start_date,
        coalesce(sum(permit_done_count) filter (where is_ahead), 0)::bigint as permit_done_count,
        coalesce(sum(permit_unknown_count) filter (where is_ahead), 0)::bigint as permit_unknown_count,
        coalesce(sum(permit_count) filter (where is_ahead), 0)::bigint as permit_count,
        count(*) filter (
            where is_ahead and permit_done_count = permit_count
        ) as permit_done_projects,
        count(*) filter (where is_ahead) as permit_projects
    from mart.readiness_scope($snapshot_id, $project_ids)
)

select
    summed.*,
    ended.terminated_count
from summed
cross join ended
order by summed.project_count
