-- purpose: mart.project_owners(snapshot): whose every project is, as targets compare it (group, town, department; by
--     the body of today where the organisation's register knows the name), and whether a sum counts it.
-- grain: project_id
create macro mart.project_owners(in_snapshot) as table
    select
        project.project_id,
        project.project_name,
        mart.project_key(project.task_group) as task_group,
        coalesce(by_town.body_key, mart.project_key(project.town)) as town,
        coalesce(by_unit.body_key, mart.project_key(mart.project_department(project))) as department,
        project.is_counted and not project.is_exit as is_summed,
        project.is_signed_counted,
        project.planned_investment_wan,
        project.planned_start_date,
        project.planned_production_date
    from mart.project as project
    left join mart.body_name as by_town
        on by_town.snapshot_id = in_snapshot and mart.project_key(project.town) = by_town.name_key
    left join mart.body_name as by_unit
        on
            by_unit.snapshot_id = in_snapshot
            and mart.project_key(mart.project_department(project)) = by_unit.name_key
    where project.snapshot_id = in_snapshot
