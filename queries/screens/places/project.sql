-- purpose: What is known of where one project lies: the ledgers' words, the place they lead to, where it was put.
-- grain: project_id
-- params: $snapshot_id, $project_id
-- columns: project_id, project_code, project_name, town, park, address, is_doubtful, place_name,
--     longitude, latitude, placed_by, placed_at
select
    project.project_id,
    project.project_code,
    project.project_name,
    place.town,
    place.park,
    place.address,
    place.is_doubtful,
    place.place_name,
    project.longitude,
    project.latitude,
    place.placed_by,
    place.placed_at
from mart.project as project
inner join mart.project_place as place using (snapshot_id, project_id)
where project.snapshot_id = $snapshot_id and project.project_id = $project_id
order by project.project_id
