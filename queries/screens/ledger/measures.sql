-- purpose: A measure that a ledger declares ($kind: count, sum, mean, share, median_days, open, overdue) over its
--     entries: in all, for the year of the as-of date up to it and for the same days a year before, and for each month
--     of these two years. An entry counts where each field of $where_fields holds one of its values ($where_values,
--     beside it); of a share these are what is above, below is who leaves none of them blank. A count of what no
--     entry states is null.
--     Of which day an entry is: its day, else its deadline.
-- grain: span, month
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue,
--     $kind, $of, $since_field, $until_field, $where_fields, $where_values
-- columns: span, month, value, row_count, unknown_count
with entry as (
    select
        coalesce(day, deadline) as told_day,
        standing,
        is_overdue,
        try_cast(numbers[$of::varchar] as decimal(28, 6)) as amount,
        dates[$until_field::varchar] - dates[$since_field::varchar] as days,
        mart.entry_fits(texts, $where_fields, $where_values) as is_wanted,
        mart.entry_states(texts, $where_fields) as is_stated
    from
        mart.entry_scope(
            $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
        )
),

known as (
    select coalesce(bool_or(is_stated), true) as is_any
    from entry
),

counting as (
    select *
    from entry
    where is_wanted or $kind = 'share'
),

span as (
    select
        'all' as span,
        null::date as month,
        null::date as first_day,
        null::date as last_day
    union all
    select
        'year' as span,
        null as month,
        date_trunc('year', as_of_date)::date as first_day,
        as_of_date as last_day
    from mart.snapshot
    where snapshot_id = $snapshot_id
    union all
    select
        'last_year' as span,
        null as month,
        (date_trunc('year', as_of_date) - interval 1 year)::date as first_day,
        (as_of_date - interval 1 year)::date as last_day
    from mart.snapshot
    where snapshot_id = $snapshot_id
    union all
    select
        'month' as span,
        month::date as month,
        month::date as first_day,
        (month + interval 1 month - interval 1 day)::date as last_day
    from (
        select
            unnest(generate_series(
                date_trunc('year', as_of_date) - interval 1 year, date_trunc('month', as_of_date), interval 1 month
            )) as month
        from mart.snapshot
        where snapshot_id = $snapshot_id
    ) as drawn
)

select
    span.span,
    span.month,
    case $kind
        when 'sum' then sum(counting.amount)::double
        when 'mean' then avg(counting.amount)::double
        when 'median_days' then median(counting.days)
        when 'open' then count(*) filter (where counting.standing = 'open')
        when 'overdue' then count(*) filter (where counting.is_overdue)
        when 'share'
            then count(*) filter (where counting.is_wanted) / nullif(count(*) filter (where counting.is_stated), 0)
        else case when any_value(known.is_any) then count(counting.is_wanted) end
    end as value,
    count(counting.is_wanted) as row_count,
    case
        when $kind in ('sum', 'mean') then count(counting.is_wanted) - count(counting.amount)
        when $kind = 'median_days' then count(counting.is_wanted) - count(counting.days)
        when $kind = 'open' then count(*) filter (where counting.standing = 'unstated')
        when $kind = 'share' then count(*) filter (where not counting.is_stated)
        else 0
    end as unknown_count
from span
cross join known
left join counting on span.span = 'all' or counting.told_day between span.first_day and span.last_day
group by span.span, span.month
order by span.span, span.month
