-- purpose: mart.project_owners(snapshot): whose every project is, as targets compare it (group, town, department),
--     and whether a sum counts it.
-- grain: project_id
create macro mart.project_owners(in_snapshot) as table
    select
        project.project_id,
        project.project_name,
        mart.project_key(project.task_group) as task_group,
        mart.project_key(project.town) as town,
        mart.project_key(case mart.setting_text('department_field')
            when 'responsible_unit' then project.responsible_unit
            else project.credited_unit
        end) as department,
        project.is_counted and not project.is_exit as is_summed,
        project.is_signed_counted,
        project.planned_investment_wan,
        project.planned_start_date,
        project.planned_production_date
    from mart.project as project
    where project.snapshot_id = in_snapshot
