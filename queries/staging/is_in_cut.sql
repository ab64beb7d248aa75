-- purpose: mart.is_in_cut(project_ids, project_id): whether a project is among those that a screen is cut to; null: all
--     are. What belongs to no project is in no cut.
create macro mart.is_in_cut(in_project_ids, in_project_id) as
(in_project_ids is null or coalesce(list_contains(in_project_ids::varchar[], in_project_id), false))
