-- purpose: A date that a ledger knows to its month, quarter, half or year alone, as screens write it (2021-09, 2021Q3,
--     2021H2, 2021); null where it is known to the day.
create macro mart.inexact_day(last_date, date_precision) as
case date_precision
    when 'month' then strftime(last_date, '%Y-%m')
    when 'quarter' then year(last_date) || 'Q' || quarter(last_date)
    when 'half' then year(last_date) || case when month(last_date) <= 6 then 'H1' else 'H2' end
    when 'year' then strftime(last_date, '%Y')
end
