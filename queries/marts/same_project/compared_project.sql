-- purpose: One row a project: its values as they are believed (the upload first), and what names are compared by.
--     A name in funds, visits or permits that means a project (by code, name or a past name) is no row of its own.
--     is_asked: one of $batches speaks of it (null: all).
-- params: $snapshot_id, $batches
insert into mart.compared_project by name
with born as (
    select
        unnest([own_id, name_key]) as alias_key,
        project_id
    from mart.compared_mention
    where standing in ('current', 'left')
    union
    select
        alias_key,
        project_id
    from mart.project_alias
    where snapshot_id = $snapshot_id
),

unborn as (
    select named.*
    from mart.compared_mention as named
    anti join born as by_name on named.project_id = by_name.alias_key
    anti join born as by_decision on named.project_id = by_decision.project_id
    anti join born as by_code on mart.project_key(named.project_code) = by_code.alias_key
    where named.standing = 'named'
),

told as (
    select *
    from mart.compared_mention
    where standing in ('current', 'left')
    union all
    select *
    from unborn
),

ranked as (
    select
        *,
        unit || '·' || form as sheet,
        row_number() over (
            partition by project_id
            order by
                standing = 'left',
                is_incoming desc,
                as_of_date desc,
                sequence desc,
                form,
                batch_id desc,
                sheet_id,
                row_number
        ) as belief_rank
    from told
),

gathered as (
    select
        project_id,
        bool_or(standing <> 'named') as is_borne,
        bool_and(standing = 'left') as is_gone,
        bool_or($batches is null or list_contains($batches, batch_id::varchar)) as is_asked,
        arg_min(name_key, belief_rank) as name_key,
        mart.project_key(arg_min(project_code, belief_rank)) as code_key,
        mart.project_key(arg_min(parent_name, belief_rank)) as parent_key,
        arg_min(project_code, belief_rank) as project_code,
        arg_min(project_name, belief_rank) as project_name,
        arg_min(investor, belief_rank) as investor,
        arg_min(project_company, belief_rank) as project_company,
        string_agg(distinct investor, '、') as investors,
        string_agg(distinct project_company, '、') as project_companies,
        arg_min(industry, belief_rank) as industry,
        arg_min(planned_investment_wan, belief_rank) as planned_wan,
        arg_min(agreed_investment_wan, belief_rank) as agreed_wan,
        arg_min(filed_investment_wan, belief_rank) as filed_wan,
        arg_min(stage, belief_rank) as stage,
        arg_min(town, belief_rank) as town,
        min_by(ledger, belief_rank) as ledger,
        min_by(form, belief_rank) as form,
        min_by(unit, belief_rank) as unit,
        min_by(as_of_date, belief_rank) as as_of_date,
        min_by(is_incoming, belief_rank) as is_incoming,
        min_by(batch_id, belief_rank) as batch_id,
        min_by(sheet_id, belief_rank) as sheet_id,
        min_by(row_number, belief_rank) as row_number,
        list(distinct batch_id::varchar) as all_sheets,
        list(distinct batch_id::varchar) filter (where standing = 'left') as left_from,
        list(distinct sheet) filter (where standing = 'left') as left_sheets,
        list(distinct sheet) filter (where standing = 'current') as stands_in_sheets,
        list_distinct(list_concat(
            list(distinct mart.project_key(industry)) filter (where industry is not null),
            list(distinct mart.project_key(industry_chain)) filter (where industry_chain is not null)
        )) as trades
    from ranked
    group by project_id
),

worded as (
    select
        gathered.* exclude (investors, project_companies, planned_wan, agreed_wan, filed_wan),
        list_filter(
            [
                case field
                    when 'planned_investment_wan' then gathered.planned_wan
                    when 'agreed_investment_wan' then gathered.agreed_wan
                    when 'filed_investment_wan' then gathered.filed_wan
                end
                for field in mart.setting_list('investment_fields')
            ],
            lambda amount: amount is not null
        )[1] as amount_wan,
        mart.company_core(concat_ws('、', gathered.investors, gathered.project_companies)) as companies,
        mart.name_phases(gathered.name_key, mart.setting_list('same_project_apart_words')) as phases,
        mart.name_numbers(gathered.name_key) as numbers,
        mart.name_core(gathered.name_key) as core
    from gathered
    where gathered.name_key is not null
)

select
    worded.* exclude (core),
    mart.letter_pairs(worded.core) as pairs,
    mart.letter_pairs(replace(
        replace(
            replace(worded.core, coalesce(worded.companies[1], ' '), ''),
            coalesce(worded.companies[2], ' '), ''
        ),
        coalesce(worded.companies[3], ' '), ''
    )) as rest_pairs
from worded
