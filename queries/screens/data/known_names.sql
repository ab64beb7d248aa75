-- purpose: Names of units, people, firms, towns and parks that the snapshot shows, so that columns of an unknown
--     table that hold them are known for what they are.
-- grain: kind and name
-- params: $snapshot_id
-- columns: kind, name
with named as (
    select
        unnest([
            'unit', 'unit', 'unit', 'person', 'person', 'person', 'company', 'company', 'town', 'park'
        ]) as kind,
        unnest([
            project.reporting_unit, project.responsible_unit, project.credited_unit,
            project.sponsoring_leader, project.responsible_leader, project.service_officer,
            project.investor, project.project_company, project.town, project.park
        ]) as name
    from mart.project as project
    where project.snapshot_id = $snapshot_id
    union all
    select
        unnest(['unit', 'unit', 'person', 'company', 'town', 'park']) as kind,
        unnest([
            entry.reporting_unit, entry.unit, entry.person, entry.company, entry.town, entry.park
        ]) as name
    from mart.entry as entry
    where entry.snapshot_id = $snapshot_id
    union all
    select
        'person' as kind,
        leader.leader as name
    from mart.visit_leader as leader
    where leader.snapshot_id = $snapshot_id
    union all
    select
        'company' as kind,
        met.company as name
    from mart.visit_company as met
    where met.snapshot_id = $snapshot_id
)

select distinct
    named.kind,
    named.name
from named
where named.name is not null
order by named.kind, named.name
