-- purpose: mart.working_days(first, last): working days after the first date, up to and with the last: Monday to
--     Friday without public holidays, and the weekend days worked for them. 1970-01-05 was a Monday.
create macro mart.working_days(first_date, last_date) as
((last_date - date '1970-01-04') // 7 * 5 + least((last_date - date '1970-01-04') % 7, 5))
- ((first_date - date '1970-01-04') // 7 * 5 + least((first_date - date '1970-01-04') % 7, 5))
+ (
    select coalesce(sum(moved.working_days), 0)
    from mart.rule_moved_day as moved
    where moved.day > first_date and moved.day <= last_date
)
