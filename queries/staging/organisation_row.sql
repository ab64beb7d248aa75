-- purpose: The rows of the organisation's register that count, with what each says of a body and a member; is_current:
--     in force on the as-of day (a row without dates always is). Not by mart.entry: projects are named by it.
create view mart.organisation_row as
select
    entry.snapshot_id,
    entry.body,
    mart.project_key(entry.body) as body_key,
    entry.body_kind as kind,
    entry.parent_body as parent,
    entry.former_name,
    entry.duty,
    entry.member,
    entry.member_unit,
    entry.member_post,
    entry.since_date,
    entry.until_date,
    coalesce(entry.since_date <= snapshot.as_of_date, true) as is_begun,
    coalesce(entry.since_date <= snapshot.as_of_date, true)
    and coalesce(entry.until_date > snapshot.as_of_date, true) as is_current,
    list_contains(mart.setting_list('head_duties'), entry.duty) as is_head,
    entry.sheet_id,
    entry.row_number
from mart.current_declared_organisation as entry
inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
where entry.body is not null
qualify
    row_number() over (
        partition by entry.snapshot_id, entry.body, entry.duty, entry.member, entry.member_unit, entry.since_date
        order by entry.as_of_date desc, entry.sequence desc, entry.batch_id desc, entry.sheet_id, entry.row_number
    ) = 1
    -- Who leaves blank since when says no other post than who states it.
    and not (
        entry.member is not null and entry.since_date is null and entry.member_unit is null
        and bool_or(entry.since_date is not null or entry.member_unit is not null) over (
            partition by entry.snapshot_id, entry.body, entry.duty, entry.member
        )
    )
