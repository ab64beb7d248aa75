-- purpose: mart.readiness_scope(snapshot, project_ids): the signed projects that readiness counts, with the amounts and
--     days that their sums are made of; project_ids (null: all) narrows them.
-- grain: project_id
create macro mart.readiness_scope(in_snapshot, in_project_ids) as table
    select
        readiness.*,
        project.project_name,
        project.town,
        project.planned_investment_wan,
        project.planned_production_date,
        readiness.state <> '已投产' as is_ahead
    from mart.readiness as readiness
    inner join mart.project as project using (snapshot_id, project_id)
    where
        readiness.snapshot_id = in_snapshot
        and readiness.is_counted
        and (in_project_ids is null or list_contains(in_project_ids, readiness.project_id))
