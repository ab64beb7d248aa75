-- purpose: Leads held against every project, whatever its stage, and against those brought before; who brought a thing
--     first has it. The same: the name, the company, or the project that both became. A lead that names the project
--     that it became does not repeat it. What repeats counts once somebody said 不重复.
-- params: $snapshot_id, $as_of
insert into mart.lead by name
with told as (
    select
        *,
        mart.project_key(texts['lead_name']) as name_key,
        -- Many a lead is named after the company alone.
        list_distinct(mart.company_core(company) || case
            when regexp_matches(
                texts['lead_name'], '(' || mart.organisation_words() || ')$'
            ) then mart.company_core(texts['lead_name']) else []
        end) as cores,
        texts['duplicate_check'] as duplicate_check,
        row_number() over (order by day nulls last, as_of_date, sheet_id, row_number) as told_order
    from mart.entry
    where snapshot_id = $snapshot_id and ledger = 'leads' and is_counted
),

sign as (
    select
        told_order,
        unnest(
            [struct_pack(kind := 'name', sign := name_key), struct_pack(kind := 'project', sign := project_id)]
            || list_transform(cores, core -> struct_pack(kind := 'company', sign := core))
        ) as shared
    from told
),

earlier as (
    select
        later.told_order,
        min(first_one.told_order) as twin_order,
        arg_min(later.shared.kind, first_one.told_order) as twin_by
    from sign as later
    inner join sign as first_one
        on later.shared = first_one.shared and later.told_order > first_one.told_order
    where later.shared.sign is not null
    group by later.told_order
),

project_sign as (
    select
        project_id,
        struct_pack(kind := 'name', sign := alias_key) as shared
    from mart.project_alias
    where snapshot_id = $snapshot_id
    union
    select
        project_id,
        struct_pack(
            kind := 'company',
            sign := unnest(mart.company_core(named.company))
        ) as shared
    from mart.project
    cross join unnest([investor, project_company]) as named (company)
    where snapshot_id = $snapshot_id
),

known_project as (
    select
        sign.told_order,
        arg_min(project_sign.project_id, (project_sign.shared.kind = 'company', project_sign.project_id)) as project_id,
        max(sign.shared.kind) as twin_by
    from sign
    inner join project_sign on sign.shared = project_sign.shared
    inner join told on sign.told_order = told.told_order
    where told.project_id is null
    group by sign.told_order
),

repeated as (
    select
        told.*,
        case
            when known_project.project_id is not null then 'project'
            when earlier.twin_order is not null then 'lead'
        end as twin_kind,
        coalesce(known_project.twin_by, earlier.twin_by) as twin_by,
        known_project.project_id as twin_project_id,
        case when known_project.project_id is null then earlier.twin_order end as twin_order,
        case
            when told.status = '重复' or told.duplicate_check = '重复' then 'duplicate'
            when twin_kind is not null and coalesce(told.duplicate_check, '') <> '不重复' then 'undecided'
        end as verdict
    from told
    left join earlier on told.told_order = earlier.told_order
    left join known_project on told.told_order = known_project.told_order
)

select
    $snapshot_id as snapshot_id,
    repeated.label,
    repeated.company,
    repeated.person,
    repeated.unit,
    list_distinct(list_filter(
        [repeated.town, repeated.task_group, project.town, project.task_group, project.responsible_unit]
        || mart.entry_names('unit', coalesce(repeated.unit, '')),
        owner -> owner <> ''
    )) as owners,
    repeated.day,
    repeated.status,
    repeated.project_id,
    project.project_name,
    project.stage,
    case
        when repeated.verdict is not null then repeated.verdict
        when repeated.status = '无效' or project.is_exit then 'dropped'
        when project.is_in_production then 'produced'
        when project.is_started then 'started'
        when project.is_signed then 'signed'
        when project.stage_order >= talks.stage_order or repeated.status = '洽谈' then 'talks'
        when repeated.status = '已转项目' and project.project_id is null then 'converted'
        when project.project_id is not null or repeated.status = '在跟' then 'following'
        when repeated.status = '未联系' then 'untouched'
        else 'unstated'
    end as fate,
    repeated.verdict is null as is_valid,
    case
        when
            repeated.day <= $as_of::date
            and regexp_matches(coalesce(repeated.texts['found_date'], '2000-01'), '^[0-9]{4}-')
            then date_diff('day', repeated.day, $as_of::date)
    end as waiting_days,
    repeated.twin_kind,
    repeated.twin_by,
    coalesce(twin_project.project_name, twin.label) as twin_label,
    case
        when repeated.twin_project_id is not null then twin_project.stage
        else concat_ws(' · ', twin.unit, twin.person, strftime(twin.day, '%Y-%m-%d'))
    end as twin_detail,
    repeated.twin_project_id,
    twin.sheet_id as twin_sheet_id,
    twin.row_number as twin_row_number,
    repeated.sheet_id,
    repeated.row_number
from repeated
cross join (
    select max(stage_order) as stage_order
    from mart.rule_stage
    where stage = mart.setting_text('talks_stage')
) as talks
left join mart.project as project
    on project.snapshot_id = $snapshot_id and repeated.project_id = project.project_id
left join mart.project as twin_project
    on twin_project.snapshot_id = $snapshot_id and repeated.twin_project_id = twin_project.project_id
left join told as twin on repeated.twin_order = twin.told_order
order by repeated.told_order
