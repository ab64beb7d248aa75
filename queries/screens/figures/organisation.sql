-- purpose: The organisation in three numbers: heads of the leading group, working departments, special groups; unknown
--     where the register does not speak.
-- grain: one row
-- params: $snapshot_id
-- columns: leading_group_heads, working_departments, special_groups
with registered as (
    select *
    from mart.body
    where snapshot_id = $snapshot_id and is_registered
),

counted as (
    select
        count(*) as body_count,
        coalesce(sum(head_count) filter (where kind = mart.setting_text('leading_kind')), 0) as heads,
        count(*) filter (where kind = mart.setting_text('department_kind')) as departments,
        count(*) filter (where kind = mart.setting_text('group_kind')) as groups
    from registered
)

select
    case when body_count > 0 then heads end::integer as leading_group_heads,
    case when body_count > 0 then departments end as working_departments,
    case when body_count > 0 then groups end as special_groups
from counted
