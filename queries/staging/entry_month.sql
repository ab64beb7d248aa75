-- purpose: mart.entry_month(day, first_month, last_month): the month that an entry is drawn in; days outside the window
--     are drawn in the month before or behind it.
create macro mart.entry_month(in_day, in_first_month, in_last_month) as
greatest(
    least(date_trunc('month', in_day)::date, (in_last_month::date + interval 1 month)::date),
    (in_first_month::date - interval 1 month)::date
)
