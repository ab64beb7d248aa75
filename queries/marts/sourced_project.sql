-- purpose: The projects that count and those signed this year, with what they came by. Who introduced
--     one is an organisation where the text ends like one (settings) or is a company of a project or visit; a person
--     stays unnamed.
-- params: $snapshot_id
insert into mart.sourced_project by name
with setting as (
    select max(stage_order) filter (where stage = mart.setting_text('talks_stage')) as talks_order
    from mart.rule_stage
),

owned as (
    select
        project_id,
        industry_chain,
        is_signed and is_counted and not is_exit as is_own,
        unnest(mart.company_core(named.company)) as company_core
    from mart.project
    cross join unnest([investor, project_company]) as named (company)
    where snapshot_id = $snapshot_id
),

company as (
    select
        company_core,
        bool_or(is_own) as is_resident,
        min(industry_chain) filter (where is_own) as own_chain
    from owned
    group by company_core
),

day_of as (
    select
        entry.project_id,
        max(entry.entered_date) filter (where rule.entry_field = 'lead_date') as lead_day,
        max(entry.entered_date) filter (where rule.entry_field = 'signed_date') as signed_day,
        max(entry.entered_date) filter (where rule.entry_field = 'actual_start_date') as start_day
    from mart.stage_entry as entry
    inner join mart.rule_stage as rule on entry.stage = rule.stage
    where
        entry.snapshot_id = $snapshot_id
        and entry.basis = 'date'
        and coalesce(entry.date_precision, 'month') = 'month'
    group by entry.project_id
),

told as (
    select
        project.*,
        trim(project.introducer) as written,
        mart.project_key(project.introducer) as connector_key,
        mart.company_core(project.introducer)[1] as connector_core
    from mart.project as project
    where
        project.snapshot_id = $snapshot_id
        and ((project.is_counted and not project.is_exit) or project.is_signed_counted)
)

select
    $snapshot_id as snapshot_id,
    told.project_id,
    told.project_name,
    told.town,
    told.industry,
    told.channel,
    told.task_group,
    told.responsible_unit,
    told.sponsoring_leader,
    told.industry_chain as chain,
    coalesce(told.investor, told.project_company) as investor,
    told.stage,
    told.stage_order,
    told.planned_investment_wan as planned_wan,
    told.is_counted and not told.is_exit as is_stock,
    told.is_signed_counted,
    coalesce(told.stage_order >= setting.talks_order, told.is_signed) as is_in_talks,
    told.is_signed,
    coalesce(told.is_started, false) as is_started,
    coalesce(told.is_in_production, false) as is_in_production,
    case
        when told.written is null then 'blank'
        when
            regexp_full_match(
                told.written,
                '[^、,，;；/\s]+(' || mart.organisation_words() || ')([(（][^()（）]*[)）])?[0-9A-Za-z]*'
            )
            or company.company_core is not null
            or met.company_core is not null
            then 'organisation'
        else 'person'
    end as connector_kind,
    case when connector_kind = 'organisation' then min(told.written) over (partition by told.connector_key) end
        as connector,
    case when connector_kind = 'organisation' then coalesce(company.is_resident, false) end as is_resident,
    case when connector_kind = 'organisation' then company.own_chain end as own_chain,
    case
        when told.is_signed and day_of.signed_day >= day_of.lead_day
            then date_diff('day', day_of.lead_day, day_of.signed_day)
    end as lead_days,
    case
        when told.is_started and day_of.start_day >= day_of.signed_day
            then date_diff('day', day_of.signed_day, day_of.start_day)
    end as start_days
from told
cross join setting
left join company on told.connector_core = company.company_core
left join mart.met_company($snapshot_id) as met on told.connector_core = met.company_core
left join day_of on told.project_id = day_of.project_id
order by told.project_id
