-- purpose: Funds of a project by basis: of the as-of year and of all years, in the home currency, origins added.
-- grain: snapshot_id, project_key, basis
-- params: $snapshot_id, $year_start
-- columns: none
insert into mart.fund_project by name
with origin as (
    select
        project_key,
        any_value(project_id) as project_id,
        arg_max(project_name, month_date) as project_name,
        basis,
        origin_kind,
        arg_max(year_to_date_wan, month_date) filter (
            where month_date >= $year_start::date
        ) as year_wan,
        arg_max(all_years_wan, month_date) as all_years_wan,
        max(month_date) as last_month_date,
        arg_max(rule, month_date) as rule
    from mart.fund_month
    where snapshot_id = $snapshot_id and foreign_amount_wan is null
    group by project_key, basis, origin_kind
)

select
    $snapshot_id as snapshot_id,
    project_key,
    any_value(project_id) as project_id,
    min(project_name) as project_name,
    basis,
    sum(year_wan) as year_wan,
    sum(all_years_wan) as all_years_wan,
    max(last_month_date) as last_month_date,
    min(rule) as rule
from origin
group by project_key, basis
order by project_key, basis
