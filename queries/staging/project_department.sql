-- purpose: mart.project_department(project): the unit of a project that a department's target is measured by.
create macro mart.project_department(project) as
case mart.setting_text('department_field')
    when 'responsible_unit' then project.responsible_unit
    else project.credited_unit
end
