-- purpose: Signed this year, how many of them have begun, what is in talks, and how long the signed ones wait. The
--     sum of no project is 0; the sum of projects that state no amount is unknown, as is all that is signed in a year
--     of which no projects ledger speaks, or while no ledger says when anything was signed.
-- grain: one row
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: signed_count, planned_wan, unknown_count, started_count, waiting_count, waiting_wan, waiting_median_days,
--     talks_count, talks_wan, investment_fields, undated_count
with scope as (
    select *
    from mart.project_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
),

signed_total as (
    select
        count(*) as signed_count,
        case when count(*) = 0 then 0 else sum(planned_investment_wan) end as planned_wan,
        count(*) - count(planned_investment_wan) as unknown_count,
        count(*) filter (where is_started) as started_count,
        count(*) filter (where not is_started) as waiting_count,
        sum(planned_investment_wan) filter (where not is_started) as waiting_wan,
        median(snapshot.as_of_date - signed.signed_date) filter (
            where
            not signed.is_started
            and coalesce(signed.signed_date_precision, 'day') in ('day', 'month')
        ) as waiting_median_days,
        list_sort(list(distinct planned_investment_field) filter (
            where planned_investment_field is not null
        )) as investment_fields
    from mart.snapshot as snapshot
    left join mart.signed_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders) as signed
        on snapshot.snapshot_id = signed.snapshot_id
    where snapshot.snapshot_id = $snapshot_id and signed.project_id is not null
),

undated_total as (
    select count(*) as undated_count
    from scope
    where
        project_id in (
            select win.project_id
            from mart.undated_win($snapshot_id) as win
            where win.claim = '签约'
        )
),

talks_total as (
    select
        count(*) as talks_count,
        case when count(*) = 0 then 0 else sum(scope.planned_investment_wan) end as talks_wan
    from scope
    inner join mart.rule_stage as rule on scope.stage = rule.stage
    where rule.entry_field = 'talks_date'
),

known as (
    select
        mart.year_signing_known(
            $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
        ) as is_known
)

select
    case when known.is_known or signed_total.signed_count > 0 then signed_total.signed_count end
        as signed_count,
    case when known.is_known or signed_total.signed_count > 0 then signed_total.planned_wan end
        as planned_wan,
    signed_total.unknown_count,
    signed_total.started_count,
    signed_total.waiting_count,
    signed_total.waiting_wan,
    signed_total.waiting_median_days,
    talks_total.talks_count,
    talks_total.talks_wan,
    signed_total.investment_fields,
    undated_total.undated_count
from signed_total
cross join talks_total
cross join undated_total
cross join known
