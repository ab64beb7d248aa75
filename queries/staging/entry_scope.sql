-- purpose: mart.entry_scope(snapshot, ledger, search, towns, units, statuses, date_of, first_day, last_day,
--     is_overdue): the entries of a ledger that a list is narrowed to; null chooses all, '' in a list what is left
--     blank. search: a pattern (data/values/pinyin.py).
--     date_of: deadline, or the day of the row. With the name of the project, and how the entry stands; of a
--     ledger with a clock it stands as its clock says (mart.timed_entry). units: of the entry, or the group of its
--     project.
-- grain: sheet_id, row_number
create macro mart.entry_scope(
    in_snapshot, in_ledger, in_search, in_towns, in_units, in_statuses, in_date_of, in_first_day, in_last_day,
    in_is_overdue
) as table
    select
        entry.*,
        project.project_name,
        case when entry.is_closed then 'closed' when not entry.is_closed then 'open' else 'unstated' end as standing,
        entry.overdue_days is not null as is_overdue,
        case in_date_of when 'deadline' then entry.deadline else entry.day end as counted_day
    from mart.timed_entry as entry
    left join mart.project as project
        on entry.snapshot_id = project.snapshot_id and entry.project_id = project.project_id
    where
        entry.snapshot_id = in_snapshot
        and entry.ledger = in_ledger
        and entry.is_counted
        and (in_towns is null or list_contains(in_towns, coalesce(entry.town, '')))
        and (
            in_units is null
            or list_has_any(in_units, mart.entry_names('unit', coalesce(entry.unit, '')))
            or list_contains(in_units, entry.task_group)
        )
        and (in_statuses is null or list_contains(in_statuses, coalesce(entry.status, '')))
        and (
            in_first_day is null
            or case in_date_of when 'deadline' then entry.deadline else entry.day end >= in_first_day::date
        )
        and (
            in_last_day is null
            or case in_date_of when 'deadline' then entry.deadline else entry.day end <= in_last_day::date
        )
        and (not coalesce(in_is_overdue::boolean, false) or entry.overdue_days is not null)
        and (
            in_search is null
            or regexp_matches(
                concat_ws(
                    chr(10), entry.label, entry.unit, entry.town, entry.park, entry.person, entry.company,
                    entry.project_text, project.project_name, entry.status,
                    array_to_string(map_values(entry.texts), chr(10))
                ),
                in_search::varchar
            )
        )
