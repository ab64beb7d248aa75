-- purpose: Promotion events with what they cost and what came of them, for each 10,000 yuan; what signed most is first.
--     is_told: whether the ledger states any of these numbers. written_day: no more exact than it is known.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: label, name, kind, place, day, written_day, cost, met, intended,
--     signed, is_told, met_a_wan, intended_a_wan, follow_up,
--     person, status, deadline, standing, overdue_days, sheet_id, row_number
select
    label,
    texts['event_name'] as name,
    texts['event_kind'] as kind,
    texts['event_place'] as place,
    day,
    coalesce(texts['held_date'], day::varchar) as written_day,
    try_cast(numbers['event_cost'] as decimal(28, 6)) as cost,
    try_cast(numbers['companies_met'] as integer) as met,
    try_cast(numbers['projects_intended'] as integer) as intended,
    try_cast(numbers['projects_signed'] as integer) as signed,
    coalesce(cost, met, intended, signed) is not null as is_told,
    met / nullif(cost, 0) as met_a_wan,
    intended / nullif(cost, 0) as intended_a_wan,
    texts['follow_up'] as follow_up,
    coalesce(person, texts['follow_up_unit']) as person,
    status,
    deadline,
    standing,
    overdue_days,
    sheet_id::varchar as sheet_id,
    row_number
from
    mart.entry_scope(
        $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
    )
order by
    is_told desc,
    signed desc nulls last,
    intended desc nulls last,
    met desc nulls last,
    day,
    label,
    sheet_id,
    row_number
