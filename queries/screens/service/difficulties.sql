-- purpose: Difficulties of projects (难题) that are open or were closed this year: who solves them by when, how late.
--     is_solved: said to be solved, not closed (待销号). Those of no known project stay where no filter is chosen.
-- grain: sheet_id, row_number
-- params: $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders
-- columns: project_id, project_name, difficulty, kind, unit, raised_date, deadline, state, closed_date, overdue_days,
--     open_days, is_open, is_late, is_solved, sheet_id, row_number
select
    entry.project_id,
    coalesce(project.project_name, entry.project_text) as project_name,
    entry.texts['difficulty'] as difficulty,
    entry.texts['difficulty_kind'] as kind,
    entry.unit,
    entry.day as raised_date,
    entry.deadline,
    entry.status as state,
    entry.closed_date,
    entry.overdue_days,
    case when not coalesce(entry.is_closed, false) then snapshot.as_of_date - entry.day end as open_days,
    not coalesce(entry.is_closed, false) as is_open,
    entry.overdue_days is not null as is_late,
    not coalesce(entry.is_closed, false) and coalesce(entry.status = '已解决', false) as is_solved,
    entry.sheet_id::varchar as sheet_id,
    entry.row_number
from mart.entry as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
left join
    mart.chosen_of('mart.project', $snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
        as project
    on entry.project_id = project.project_id
where
    entry.snapshot_id = $snapshot_id
    and entry.ledger = 'difficulties'
    and entry.is_counted
    and (
        project.project_id is not null
        or coalesce($towns, $industries, $channels, $groups, $units, $leaders) is null
    )
    and (not coalesce(entry.is_closed, false) or entry.closed_date >= snapshot.year_start_date)
order by
    is_open desc, entry.overdue_days desc nulls last, entry.deadline nulls last, entry.day, entry.sheet_id,
    entry.row_number
