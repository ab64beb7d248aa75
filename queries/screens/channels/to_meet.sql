-- purpose: Whom a connector could ask next: companies of its chain that nobody met: no visit of the last months
--     (settings) names them, no project of theirs is in talks or beyond, it did not bring them. A connector's chain is
--     that of its own projects, else of those that it brought. source: where the company is written.
-- grain: connector, company_core
-- params: $snapshot_id
-- columns: connector, chain, company, company_core, source, last_met, project_id, field, sheet_id, row_number
with sourced as (
    select *
    from mart.sourced_project
    where snapshot_id = $snapshot_id and is_stock
),

connector as (
    select
        connector,
        mart.company_core(connector)[1] as connector_core,
        coalesce(min(own_chain), mode(chain order by chain)) as chain,
        list_distinct(flatten(list(mart.company_core(investor)))) as brought
    from sourced
    where connector is not null
    group by connector
),

written as (
    select
        unnest(mart.company_core(investor)) as company_core,
        investor as company,
        chain,
        is_in_talks,
        1 as source_order,
        'project' as source,
        project_id,
        'investor' as field,
        null::uuid as sheet_id,
        null::integer as row_number
    from sourced
    union all by name
    select
        unnest(mart.company_core(company)) as company_core,
        company,
        texts['industry_chain'] as chain,
        false as is_in_talks,
        2 as source_order,
        'lead' as source,
        project_id,
        'investor_of_lead' as field,
        sheet_id,
        row_number
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = 'leads' and is_counted
    union all by name
    select
        met.company_core,
        met.company,
        project.industry_chain as chain,
        false as is_in_talks,
        3 as source_order,
        'visit' as source,
        project.project_id,
        'companies' as field,
        met.sheet_id,
        met.row_number
    from mart.met_company($snapshot_id) as met
    inner join mart.visit_project as pushed on pushed.snapshot_id = $snapshot_id and met.visit_id = pushed.visit_id
    inner join mart.project as project
        on project.snapshot_id = $snapshot_id and pushed.project_id = project.project_id
),

company as (
    select
        company_core,
        chain,
        arg_min(company, source_order) as company,
        arg_min(source, source_order) as source,
        arg_min(project_id, source_order) as project_id,
        arg_min(field, source_order) as field,
        arg_min(sheet_id, source_order) as sheet_id,
        arg_min(row_number, source_order) as row_number
    from written
    where chain is not null
    group by company_core, chain
),

in_talks as (
    select distinct company_core
    from written
    where is_in_talks
),

resident as (
    select distinct
        unnest(mart.company_core(named.company)) as company_core
    from mart.project
    cross join unnest([investor, project_company]) as named (company)
    where snapshot_id = $snapshot_id and is_signed
)

select
    connector.connector,
    connector.chain,
    company.company,
    company.company_core,
    company.source,
    met.start_date as last_met,
    company.project_id,
    company.field,
    company.sheet_id::varchar as sheet_id,
    company.row_number
from connector
inner join company on connector.chain = company.chain
inner join mart.snapshot as snapshot on snapshot.snapshot_id = $snapshot_id
left join mart.met_company($snapshot_id) as met on company.company_core = met.company_core
left join in_talks on company.company_core = in_talks.company_core
left join resident on company.company_core = resident.company_core
where
    in_talks.company_core is null
    and resident.company_core is null
    and company.company_core <> connector.connector_core
    and not list_contains(connector.brought, company.company_core)
    and coalesce(
        met.start_date < snapshot.as_of_date - to_months(mart.setting_number('unmet_months')::integer), true
    )
order by connector.connector, company.company, company.company_core
