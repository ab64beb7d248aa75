-- purpose: mart.period_start(last day, precision): the first day of the period that a date known to a month, quarter,
--     half or year stands for; the date itself where it is known to the day.
create macro mart.period_start(last_date, date_precision) as
case date_precision
    when 'month' then date_trunc('month', last_date)::date
    when 'quarter' then date_trunc('quarter', last_date)::date
    when 'half' then (date_trunc('month', last_date) - interval 5 month)::date
    when 'year' then date_trunc('year', last_date)::date
    else last_date
end
