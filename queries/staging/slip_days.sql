-- purpose: mart.slip_days(old, old precision, new, new precision): calendar days by which a promised date moved, later
--     above 0. A date that was only said more or less exactly (2021 → 2021-10) has not moved. Null where either is.
--     precision: day (or null), month, quarter, half, year; such dates are stored as the last day of the period.
create macro mart.slip_days(old_date, old_precision, new_date, new_precision) as
case
    when old_date is null or new_date is null then null
    when
        coalesce(old_precision, 'day') <> coalesce(new_precision, 'day')
        and mart.period_start(old_date, old_precision) <= new_date
        and mart.period_start(new_date, new_precision) <= old_date
        then 0
    else new_date - old_date
end
