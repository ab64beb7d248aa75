-- purpose: The rows of the organisation's register that count, with what each says of a body and a member; is_current:
--     in force on the as-of day (a row without dates always is).
create view mart.organisation_row as
select
    entry.snapshot_id,
    entry.texts['body'] as body,
    mart.project_key(entry.texts['body']) as body_key,
    entry.texts['body_kind'] as kind,
    entry.texts['parent_body'] as parent,
    entry.texts['former_name'] as former_name,
    entry.texts['duty'] as duty,
    entry.texts['member'] as member,
    entry.texts['member_unit'] as member_unit,
    entry.texts['member_post'] as member_post,
    entry.day as since_date,
    entry.closed_date as until_date,
    coalesce(entry.day <= snapshot.as_of_date, true) as is_begun,
    coalesce(entry.day <= snapshot.as_of_date, true) and not coalesce(entry.is_closed, false) as is_current,
    list_contains(mart.setting_list('head_duties'), entry.texts['duty']) as is_head,
    entry.sheet_id,
    entry.row_number
from mart.entry as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
where entry.ledger = 'organisation' and entry.is_counted and entry.texts['body'] is not null
