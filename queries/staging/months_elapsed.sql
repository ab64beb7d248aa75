-- purpose: mart.months_elapsed(as_of): months of the year that count as gone by: the running one from the day that the
--     rules name on (month_counts_from_day), or from its last.
create macro mart.months_elapsed(as_of) as
case
    when day(as_of) >= least(mart.setting_number('month_counts_from_day'), day(last_day(as_of))) then month(as_of)
    else month(as_of) - 1
end
