-- purpose: The rows of one ledger in the columns that all lists share (any_… is what its declaration says,
--     data/ledgers/generated.py), with what tells them apart, and of rows that say the same which is believed.
-- params: $snapshot_id
insert into mart.entry_row by name
select
    $snapshot_id as snapshot_id,
    'any_ledger' as ledger,
    entry.batch_id,
    entry.sheet_id,
    entry.row_number,
    entry.reporting_unit,
    entry.as_of_date,
    entry.is_sample,
    any_identity as identity,
    any_label as label,
    any_unit as unit,
    any_town as town_text,
    any_park as park,
    any_person as person,
    any_company as company,
    any_project_name as project_name,
    any_project_code as project_code,
    any_status as status,
    any_day as day,
    any_deadline as deadline,
    any_closed_date as closed_date,
    any_closed_words as closed_words,
    any_texts as texts,
    any_numbers as numbers,
    any_dates as dates,
    row_number() over (partition by entry.sheet_id, any_identity order by entry.row_number) as occurrence,
    rank() over (
        partition by coalesce(any_identity, entry.sheet_id::varchar || '/' || entry.row_number)
        order by entry.as_of_date desc, entry.sequence desc, entry.batch_id desc, entry.sheet_id
    ) as belief_rank
from mart.current_any_table as entry
where entry.snapshot_id = $snapshot_id
