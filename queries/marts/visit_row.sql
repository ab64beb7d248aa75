-- purpose: Rows that are one trip: of one unit, on the same days, in the same mode, and with a leader in common or
--     under the same 序号 of one sheet, over any number of steps. The first row names the trip.
-- params: $snapshot_id, $as_of
-- noqa: disable=LT02
insert into mart.visit_row by name
with recursive entry as (
    select
        batch_id,
        sheet_id,
        row_number,
        sheet_id::varchar || ':' || lpad(row_number::varchar, 7, '0') as row_label,
        coalesce(unit, reporting_unit) as unit,
        coalesce(mode, '外出') as mode,
        event_date as start_date,
        coalesce(end_date, event_date) as end_date,
        visit_number,
        list_distinct(leaders) as leaders
    from mart.current_visit_row
    where snapshot_id = $snapshot_id and event_date <= $as_of::date
),

tie as (
    select
        row_label,
        row('leader', unit, mode, start_date, end_date, unnest(leaders)) as tied_by
    from entry
    union all
    select
        row_label,
        row('number', unit, mode, start_date, null, sheet_id::varchar || ':' || visit_number) as tied_by
    from entry
    where visit_number is not null
),

trip (row_label, visit_id) using key (row_label) as (
    select
        row_label,
        row_label as visit_id
    from entry
    union
    select
        tie.row_label,
        min(lowest.visit_id) as visit_id
    from tie
    inner join (
        select
            tie.tied_by,
            min(trip.visit_id) as visit_id
        from trip
        inner join tie on trip.row_label = tie.row_label
        group by tie.tied_by
    ) as lowest on tie.tied_by = lowest.tied_by
    inner join recurring.trip as standing on tie.row_label = standing.row_label
    where lowest.visit_id < standing.visit_id
    group by tie.row_label
)

select
    $snapshot_id as snapshot_id,
    trip.visit_id,
    entry.batch_id,
    entry.sheet_id,
    entry.row_number
from entry
inner join trip on entry.row_label = trip.row_label
order by trip.visit_id, entry.sheet_id, entry.row_number
