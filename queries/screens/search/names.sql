-- purpose: Everything that has a name: projects, companies, leaders, units, groups, towns, orders, rows of declared
--     ledgers. project_id, ledger: where it is named, the largest project and the ledger with most rows of it.
--     is_filter: the pipeline can be narrowed to it. Personal fields are not among them.
-- grain: kind, name, key
-- params: $snapshot_id
-- columns: kind, name, key, project_id, project_count, is_filter, trip_count, ledger, entry_count, stage, planned_wan,
--     status, light
with project as (
    select *
    from mart.project
    where snapshot_id = $snapshot_id
),

entry as (
    select *
    from mart.timed_entry
    where snapshot_id = $snapshot_id and is_counted
),

-- Of a project is_filter says whether the pipeline can be narrowed by it.
mention as (
    select
        project_id,
        planned_investment_wan,
        null as visit_id,
        null as ledger,
        unnest([
            { 'kind': 'company', 'names': investor, 'is_filter': false },
            { 'kind': 'company', 'names': project_company, 'is_filter': false },
            { 'kind': 'person', 'names': sponsoring_leader, 'is_filter': true },
            { 'kind': 'person', 'names': responsible_leader, 'is_filter': false },
            { 'kind': 'unit', 'names': responsible_unit, 'is_filter': true },
            { 'kind': 'unit', 'names': next_step_unit, 'is_filter': false },
            { 'kind': 'group', 'names': task_group, 'is_filter': true },
            { 'kind': 'town', 'names': town, 'is_filter': true }
        ]) as said
    from project
    union all by name
    select
        ledger,
        unnest([
            { 'kind': 'company', 'names': company, 'is_filter': false },
            { 'kind': 'person', 'names': person, 'is_filter': false },
            { 'kind': 'unit', 'names': unit, 'is_filter': false },
            { 'kind': 'town', 'names': town, 'is_filter': false }
        ]) as said
    from entry
    union all by name
    select
        visit_id,
        { 'kind': 'company', 'names': company, 'is_filter': false } as said
    from mart.visit_company
    where snapshot_id = $snapshot_id
    union all by name
    select
        visit_id,
        { 'kind': 'person', 'names': leader, 'is_filter': false } as said
    from mart.visit_leader
    where snapshot_id = $snapshot_id
),

one_name as (
    select
        mention.* exclude (said),
        said.kind,
        said.is_filter,
        trim(unnest(string_split(said.names, '、'))) as name
    from mention
),

named as (
    select
        kind,
        name,
        '' as key,
        arg_max(project_id, coalesce(planned_investment_wan, 0)) as project_id,
        count(distinct project_id) as project_count,
        bool_or(is_filter) as is_filter,
        count(distinct visit_id) as trip_count,
        mode(ledger) as ledger,
        count(ledger) as entry_count
    from one_name
    where name <> ''
    group by all
)

select
    'project' as kind,
    project.project_name as name,
    project.project_id as key,
    project.project_id,
    1 as project_count,
    false as is_filter,
    0 as trip_count,
    null as ledger,
    0 as entry_count,
    project.stage,
    project.planned_investment_wan as planned_wan,
    null as status,
    project_light.light
from project
left join mart.project_light as project_light
    on project.snapshot_id = project_light.snapshot_id and project.project_id = project_light.project_id
where project.project_name is not null
union all by name
select *
from named
union all by name
select
    'order' as kind,
    matter as name,
    assignment_id as key,
    project_id,
    0 as project_count,
    false as is_filter,
    0 as trip_count,
    0 as entry_count,
    state as status
from mart.assignment
where snapshot_id = $snapshot_id and matter is not null
union all by name
select
    'entry' as kind,
    label as name,
    sheet_id::varchar || '/' || row_number as key,
    project_id,
    0 as project_count,
    false as is_filter,
    0 as trip_count,
    ledger,
    1 as entry_count,
    status
from entry
where label is not null
order by kind, name, key
