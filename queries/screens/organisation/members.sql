-- purpose: Who belongs to a body, heads first, those who have left last; with the body's former names.
-- grain: duty, member, since_date
-- params: $snapshot_id, $body_key
-- columns: duty, member, member_unit, member_post, since_date, until_date, former_name, is_head, is_current, sheet_id,
--     row_number
select
    told.duty,
    told.member,
    told.member_unit,
    told.member_post,
    told.since_date,
    told.until_date,
    told.former_name,
    coalesce(told.is_head, false) as is_head,
    told.is_current,
    told.sheet_id::varchar as sheet_id,
    told.row_number
from mart.organisation_row as told
inner join mart.body_name as named
    on told.snapshot_id = named.snapshot_id and told.body_key = named.name_key
where told.snapshot_id = $snapshot_id and named.body_key = $body_key
order by told.is_current desc, is_head desc, told.since_date, told.sheet_id, told.row_number
