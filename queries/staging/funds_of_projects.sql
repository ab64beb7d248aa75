-- purpose: mart.funds_of_projects(snapshot): each project's funds in place by the default basis: of all years, or of
--     the as-of year where no sum of all years is known.
-- grain: project_id
create macro mart.funds_of_projects(in_snapshot) as table
    select
        project_id,
        sum(coalesce(all_years_wan, year_wan)) as funds_wan
    from mart.fund_project
    where
        snapshot_id = in_snapshot
        and basis = mart.setting_text('default_funds_basis')
        and project_id is not null
    group by project_id
