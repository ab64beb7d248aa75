-- purpose: mart.group_value(project, dimension): the group that a row of mart.project counts in when projects are
--     cut by a dimension; null where the ledger does not say.
create macro mart.group_value(in_project, in_dimension) as
case in_dimension
    when 'town' then in_project.town
    when 'park' then in_project.park
    when 'industry' then in_project.industry
    when 'channel' then in_project.channel
    when 'task_group' then in_project.task_group
    when 'credited_unit' then in_project.credited_unit
    when 'responsible_unit' then in_project.responsible_unit
    when 'sponsoring_leader' then in_project.sponsoring_leader
    when 'origin_kind' then in_project.origin_kind
    -- A day that is known to the year alone is in no month.
    when 'signed_month'
        then
            case
                when coalesce(in_project.signed_date_precision, 'day') in ('day', 'month')
                    then strftime(in_project.signed_date, '%Y-%m')
            end
end
