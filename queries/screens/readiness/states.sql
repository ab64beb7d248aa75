-- purpose: Projects and investment of each state, beside the version before; phases and parents counted once;
--     $project_ids (null: all) narrows the counts.
--     previous_count is null where there is no earlier version.
-- grain: state
-- params: $snapshot_id, $previous_id, $project_ids
-- columns: state, state_order, project_count, previous_count, investment_wan, unknown_investment_count
with state as (
    select distinct
        state,
        state_order
    from mart.rule_project_state
),

counted as (
    select
        state,
        count(*) as project_count,
        sum(planned_investment_wan) as investment_wan,
        count(*) - count(planned_investment_wan) as unknown_investment_count
    from mart.readiness_scope($snapshot_id, $project_ids)
    group by state
),

before as (
    select
        state,
        count(*) as project_count
    from mart.readiness
    where snapshot_id = $previous_id and is_counted
    group by state
)

select
    state.state,
    state.state_order,
    coalesce(counted.project_count, 0) as project_count,
    case
        when $previous_id::integer is not null then coalesce(before.project_count, 0)
    end as previous_count,
    counted.investment_wan,
    coalesce(counted.unknown_investment_count, 0) as unknown_investment_count
from state
left join counted on state.state = counted.state
left join before on state.state = before.state
order by state.state_order
