-- purpose: The months from January of the year before to the as-of month, as their first days.
-- params: $snapshot_id, $as_of, $year_start
insert into mart.month by name
select
    $snapshot_id as snapshot_id,
    unnest(generate_series(
        $year_start::date - interval 1 year, $as_of::date, interval 1 month
    ))::date as month_date
order by month_date
