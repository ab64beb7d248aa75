-- purpose: Sessions with enterprises of the as-of year up to it, and how many companies came, in the words of the
--     ledger: each wording once, never a number.
-- grain: one row
-- params: $snapshot_id
-- columns: sessions, companies_text
select
    count(*) as sessions,
    string_agg(distinct entry.texts['companies_text'], '、' order by entry.texts['companies_text']) as companies_text
from mart.entry as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
where
    entry.snapshot_id = $snapshot_id
    and entry.ledger = 'sessions'
    and entry.is_counted
    and entry.day between date_trunc('year', snapshot.as_of_date) and snapshot.as_of_date
