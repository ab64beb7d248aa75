-- purpose: mart.fund_projects(snapshot, year_start, statuses): funds of a project by basis, of the as-of year and of
--     all years, in the home currency, origins added; over rows of some statuses (null: all that count).
-- grain: project_key, basis
create macro mart.fund_projects(in_snapshot, in_year_start, in_statuses) as table
    with origin as (
        select
            project_key,
            any_value(project_id) as project_id,
            arg_max(project_name, month_date) as project_name,
            basis,
            origin_kind,
            arg_max(year_to_date_wan, month_date) filter (
                where month_date >= in_year_start
            ) as year_wan,
            arg_max(all_years_wan, month_date) as all_years_wan,
            max(month_date) as last_month_date,
            arg_max(rule, month_date) as rule,
            arg_max_null(all_years_since, month_date) as all_years_since
        from mart.fund_months(in_snapshot, in_statuses)
        where foreign_amount_wan is null
        group by project_key, basis, origin_kind
    )

    select
        project_key,
        any_value(project_id) as project_id,
        min(project_name) as project_name,
        basis,
        sum(year_wan) as year_wan,
        sum(all_years_wan) as all_years_wan,
        max(last_month_date) as last_month_date,
        min(rule) as rule,
        max(all_years_since) as all_years_since
    from origin
    group by project_key, basis
