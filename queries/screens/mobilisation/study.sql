-- purpose: The study record of the as-of year by channel and month: sessions, and how many attended where it is said;
--     never who. month: null where the day is not known to it. came of expected: over the sessions that state both.
-- grain: channel, month
-- params: $snapshot_id, $owners
-- columns: channel, month, session_count, attendance, unknown_count, expected, came
select
    entry.texts['study_channel'] as channel,
    case when regexp_matches(coalesce(entry.texts['study_date'], '2000-01'), '^[0-9]{4}-') then month(entry.day) end
        as month,
    count(*) as session_count,
    sum(entry.numbers['attendance'])::integer as attendance,
    count(*) - count(entry.numbers['attendance']) as unknown_count,
    sum(entry.numbers['expected']) filter (where entry.numbers['attendance'] is not null)::integer as expected,
    sum(entry.numbers['attendance']) filter (where entry.numbers['expected'] is not null)::integer as came
from mart.entry as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
where
    entry.snapshot_id = $snapshot_id
    and entry.ledger = 'study'
    and entry.is_counted
    and (
        $owners is null
        or list_contains($owners, entry.town)
        or list_has_any($owners, mart.entry_names('unit', coalesce(entry.unit, '')))
    )
    and entry.day between snapshot.year_start_date and snapshot.as_of_date
group by all
order by channel nulls last, month nulls last
