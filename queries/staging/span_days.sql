-- purpose: mart.span_days(first, last, since, ended): working days of a pause inside a time: after the later of both
--     beginnings, up to and with the earlier of both ends; 0 where they do not meet, null without a beginning.
create macro mart.span_days(first_date, last_date, since, ended) as
(
    case
        when since is null then null
        when greatest(first_date, since) >= least(last_date, coalesce(ended, last_date)) then 0
        else
            mart.working_days(
                greatest(first_date, since), least(last_date, coalesce(ended, last_date))
            )
    end
)
