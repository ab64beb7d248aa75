-- purpose: Promotion events by kind and all together: how many, their cost, companies met, projects intended and
--     signed, each with how many events state none; yields over the events that state both numbers.
-- grain: kind; the row of all has is_all
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: is_all, kind, event_count, cost, cost_unknown, met, met_unknown, intended, intended_unknown, signed,
--     signed_unknown, met_an_event, intended_a_wan, signed_a_wan, follow_count, done_count, overdue_count, undue_count
with event as (
    select
        texts['event_kind'] as kind,
        try_cast(numbers['event_cost'] as decimal(28, 6)) as cost,
        try_cast(numbers['companies_met'] as integer) as met,
        try_cast(numbers['projects_intended'] as integer) as intended,
        try_cast(numbers['projects_signed'] as integer) as signed,
        coalesce(texts['follow_up'] is not null or deadline is not null, false) as has_follow_up,
        standing,
        deadline,
        is_overdue
    from
        mart.entry_scope(
            $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
        )
)

select
    grouping(kind) = 1 as is_all,
    kind,
    count(*) as event_count,
    sum(cost) as cost,
    count(*) - count(cost) as cost_unknown,
    sum(met)::integer as met,
    count(*) - count(met) as met_unknown,
    sum(intended)::integer as intended,
    count(*) - count(intended) as intended_unknown,
    sum(signed)::integer as signed,
    count(*) - count(signed) as signed_unknown,
    avg(met) as met_an_event,
    sum(intended) filter (where cost > 0) / sum(cost) filter (where cost > 0 and intended is not null)
        as intended_a_wan,
    sum(signed) filter (where cost > 0) / sum(cost) filter (where cost > 0 and signed is not null)
        as signed_a_wan,
    count(*) filter (where has_follow_up) as follow_count,
    count(*) filter (where has_follow_up and standing = 'closed') as done_count,
    count(*) filter (where has_follow_up and is_overdue) as overdue_count,
    count(*) filter (where has_follow_up and standing <> 'closed' and deadline is null) as undue_count
from event
group by grouping sets ((kind), ())
order by is_all, kind is null, event_count desc, kind
