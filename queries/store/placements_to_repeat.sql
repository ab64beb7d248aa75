-- purpose: Where projects have to be put again so that the placements of version $sequence hold once more; one that
--     nobody had put then goes off the map.
-- grain: project as it is written
-- params: $sequence, $last_sequence
-- columns: project_code, project_name, longitude, latitude
select
    project_code,
    project_name,
    arg_max_null(longitude, (sequence, placement_id)) filter (where sequence <= $sequence) as longitude,
    arg_max_null(latitude, (sequence, placement_id)) filter (where sequence <= $sequence) as latitude
from ledger.project_placement
where sequence <= $last_sequence
group by project_code, project_name
having
    max((sequence, placement_id)) filter (where sequence <= $sequence)
    is distinct from max((sequence, placement_id))
order by project_code, project_name
