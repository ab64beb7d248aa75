-- purpose: Companies, names and deals (an amount in a town) that more projects share than are held against each other.
insert into mart.compared_crowd by name
with shared as (
    select
        'company' as kind,
        project_id,
        unnest(companies) as text
    from mart.compared_project
    where is_borne
    union all
    select
        'name' as kind,
        project_id,
        name_key as text
    from mart.compared_project
    where is_borne
    union all
    select
        'deal' as kind,
        project_id,
        amount_wan::varchar || '·' || town as text
    from mart.compared_project
    where is_borne
)

select
    kind,
    text,
    count(*)::integer as project_count
from shared
where text is not null
group by kind, text
having count(*) > mart.setting_number('same_project_most_of_one')
