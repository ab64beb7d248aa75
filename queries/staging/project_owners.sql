-- purpose: mart.project_owners(snapshot): whose every project is, as targets compare it (group, town, department; by
--     the body of today where the organisation's register knows the name), and whether a sum counts it.
-- grain: project_id
create macro mart.project_owners(in_snapshot) as table
    with project as (
        select
            project_id,
            project_name,
            task_group,
            town,
            -- A macro says its argument over and over: what asks a rule is worked out before a key is made of it.
            mart.project_department(project) as department,
            is_counted and not is_exit as is_summed,
            is_signed_counted,
            planned_investment_wan,
            planned_start_date,
            planned_production_date
        from mart.project as project
        where project.snapshot_id = in_snapshot
    ),

    keyed as (
        select
            *,
            mart.project_key(town) as town_key,
            mart.project_key(department) as department_key
        from project
    )

    select
        project.project_id,
        project.project_name,
        mart.project_key(project.task_group) as task_group,
        coalesce(by_town.body_key, project.town_key) as town,
        coalesce(by_unit.body_key, project.department_key) as department,
        project.is_summed,
        project.is_signed_counted,
        project.planned_investment_wan,
        project.planned_start_date,
        project.planned_production_date
    from keyed as project
    left join mart.body_name as by_town
        on by_town.snapshot_id = in_snapshot and project.town_key = by_town.name_key
    left join mart.body_name as by_unit
        on by_unit.snapshot_id = in_snapshot and project.department_key = by_unit.name_key
