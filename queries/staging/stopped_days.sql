-- purpose: mart.stopped_days(accepted, until, from1, until1, from2, until2): working days after acceptance on which the
--     clock stood, by two pauses that may overlap; a pause is the days after it began up to and with its end, an open
--     one lasts; null where a pause ends before it begins or ends without having begun.
create macro mart.stopped_days(accepted, until, from1, until1, from2, until2) as
(
    case
        when
            coalesce(until1 < from1, from1 is null and until1 is not null)
            or coalesce(until2 < from2, from2 is null and until2 is not null)
            then null
        else
            coalesce(mart.span_days(accepted, until, from1, until1), 0)
            + coalesce(mart.span_days(accepted, until, from2, until2), 0)
            - coalesce(mart.span_days(
                accepted, until, greatest(from1, from2), least(coalesce(until1, until), coalesce(until2, until))
            ) * (from1 is not null and from2 is not null)::integer, 0)
    end
)
