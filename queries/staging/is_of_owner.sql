-- purpose: mart.is_of_owner(kind, owner, group, town, department): whether what a target counts belongs to its
--     owner; a target that does not say what its owner is belongs to whichever bears that name.
create macro mart.is_of_owner(kind, owner_key, task_group, town, department) as
kind = '全旗'
or (coalesce(kind, '组') = '组' and owner_key = task_group)
or (coalesce(kind, '镇') = '镇' and owner_key = town)
or (coalesce(kind, '部门') = '部门' and owner_key = department)
