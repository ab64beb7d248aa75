-- purpose: Rows that are one trip: of one unit, on the same days, in the same mode, and with a leader in common or
--     under the same 序号 of one sheet. Labels spread over leaders, numbers, leaders and numbers again.
-- grain: snapshot_id, batch_id, sheet_id, row_number
-- params: $snapshot_id, $as_of
-- columns: none
insert into mart.visit_row by name
with entry as (
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

attended as (
    select
        row_label,
        unit,
        mode,
        start_date,
        end_date,
        unnest(leaders) as leader
    from entry
),

over_leader as (
    select
        row_label,
        min(row_label) over (
            partition by unit, mode, start_date, end_date, leader
        ) as label
    from attended
),

lowest as (
    select
        row_label,
        min(label) as label
    from over_leader
    group by row_label
),

first_label as (
    select
        entry.*,
        least(entry.row_label, lowest.label) as label
    from entry
    left join lowest on entry.row_label = lowest.row_label
),

second_label as (
    select
        * exclude (label),
        case
            when visit_number is null then label
            else min(label) over (
                partition by sheet_id, visit_number, unit, mode, start_date
            )
        end as label
    from first_label
),

over_leader_again as (
    select
        attended.row_label,
        min(second_label.label) over (
            partition by
                attended.unit,
                attended.mode,
                attended.start_date,
                attended.end_date,
                attended.leader
        ) as label
    from attended
    inner join second_label on attended.row_label = second_label.row_label
),

lowest_again as (
    select
        row_label,
        min(label) as label
    from over_leader_again
    group by row_label
),

third_label as (
    select
        second_label.* exclude (label),
        least(second_label.label, lowest_again.label) as label
    from second_label
    left join lowest_again on second_label.row_label = lowest_again.row_label
)

select
    $snapshot_id as snapshot_id,
    case
        when visit_number is null then label
        else min(label) over (
            partition by sheet_id, visit_number, unit, mode, start_date
        )
    end as visit_id,
    batch_id,
    sheet_id,
    row_number
from third_label
order by visit_id, sheet_id, row_number
