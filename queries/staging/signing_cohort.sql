-- purpose: mart.signing_cohort(snapshot, towns, …): the projects signed in the as-of year, those that ended since
--     among them, with what the 三率 count of each; both sums only where a project states both.
-- grain: project_id
create macro mart.signing_cohort(
    in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
) as table
    with permitted as (
        select distinct project_id
        from mart.stated_item
        where snapshot_id = in_snapshot and item = '备案核准' and is_done
    )

    select
        project.project_id,
        project.project_name,
        true as signed,
        not project.is_exit as kept,
        not project.is_exit and (permitted.project_id is not null or project.is_started) as landed,
        not project.is_exit and project.is_started as started,
        not project.is_exit and (project.completion_date is not null or project.is_in_production)
            as completed,
        not project.is_exit and project.is_in_production as producing,
        case when project.planned_investment_wan is not null then funds.funds_wan end as funds,
        case when funds.funds_wan is not null then project.planned_investment_wan end as contracted
    from
        mart.chosen_of(
            'mart.project', in_snapshot, in_towns, in_industries, in_channels, in_groups, in_units, in_leaders
        ) as project
    left join permitted on project.project_id = permitted.project_id
    left join mart.funds_of_projects(in_snapshot) as funds on project.project_id = funds.project_id
    where
        project.is_signed_counted
        or (
            project.is_exit
            and project.is_counted
            and project.is_signed_this_year
            and project.is_agreement_counted
        )
