-- purpose: Requests by their channel: of the as-of year up to the day, of the same days a year before, and on time with
--     both numbers (mart.clock). day is that of acceptance; undated_count has none.
-- grain: channel
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: channel, row_count, year_count, last_year_count, undated_count, closed_on_time, base_count
with entry as (
    select
        entry.*,
        entry.texts['channel_of_request'] as channel,
        clock.state,
        snapshot.as_of_date,
        snapshot.year_start_date
    from
        mart.entry_scope(
            $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
        ) as entry
    inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
    left join mart.clock as clock
        on
            entry.snapshot_id = clock.snapshot_id
            and entry.ledger = clock.ledger
            and entry.sheet_id = clock.sheet_id
            and entry.row_number = clock.row_number
)

select
    channel,
    count(*) as row_count,
    count(*) filter (where day between year_start_date and as_of_date) as year_count,
    count(*) filter (
        where
        day between year_start_date - interval 1 year and as_of_date - interval 1 year
    ) as last_year_count,
    count(*) filter (where day is null) as undated_count,
    count(*) filter (where state = 'closed_on_time') as closed_on_time,
    count(*) filter (where state in ('closed_on_time', 'closed_late', 'open_overdue')) as base_count
from entry
group by channel
order by channel is null, year_count desc, row_count desc, channel
