-- purpose: Projects that a trip names, by code or name alone; never guessed from a company.
-- params: $snapshot_id
insert into mart.visit_project by name
with named as (
    select distinct
        visit_id,
        unnest(project_refs) as project_ref
    from mart.visit_entry($snapshot_id)
)

select
    $snapshot_id as snapshot_id,
    named.visit_id,
    named.project_ref,
    alias.project_id
from named
left join mart.project_alias as alias
    on
        alias.snapshot_id = $snapshot_id
        and mart.project_key(named.project_ref) = alias.alias_key
where named.project_ref is not null
order by named.visit_id, named.project_ref
