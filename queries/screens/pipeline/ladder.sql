-- purpose: The stage ladder: what stands at each stage on the day (stock), what entered it this year (flow); an
--     entry counts where its date is stated or seen between two versions. Amounts are null where no project states one,
--     flows where no projects ledger speaks of the year, or where projects have come so far and none of them says when.
-- grain: stage
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: stage, stage_order, kind, stock_count, stock_wan, flow_count, flow_wan
with stock as (
    select
        stage,
        count(*) as stock_count,
        sum(planned_investment_wan) as stock_wan
    from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
    group by stage
),

flow as (
    select
        stage,
        count(*) as flow_count,
        sum(planned_investment_wan) as flow_wan
    from
        mart.chosen_of(
            'mart.stage_step', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
        )
    where is_flow and is_this_year
    group by stage
)

select
    rule.stage,
    rule.stage_order,
    rule.kind,
    coalesce(stock.stock_count, 0) as stock_count,
    stock.stock_wan,
    case
        when not mart.year_is_reported($snapshot_id, 'projects') then null
        when flow.flow_count is null and reached.is_undated then null
        else coalesce(flow.flow_count, 0)
    end as flow_count,
    flow.flow_wan
from mart.rule_stage as rule
left join stock on rule.stage = stock.stage
left join flow on rule.stage = flow.stage
left join mart.stage_reached($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as reached
    on rule.stage = reached.stage
where not rule.is_exit
order by rule.stage_order
