-- purpose: Names that must not leave the office: those that projects before their signing go by or went by, and of the
--     investors of such projects alone. A name that a signed project or its investor bears as well is left out.
-- grain: name
-- params: $snapshot_id
-- columns: name
with told as (
    select
        project.is_signed,
        identity.project_name as name
    from mart.project as project
    inner join mart.project_identity as identity using (snapshot_id, project_id)
    where project.snapshot_id = $snapshot_id
    union all
    select
        is_signed,
        unnest([project_name, investor, project_company]) as name
    from mart.project
    where snapshot_id = $snapshot_id
)

select name
from told
where name is not null
group by name
having not bool_or(coalesce(is_signed, false))
order by name
