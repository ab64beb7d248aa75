-- purpose: Where projects have to be put again so that the placements of version $sequence hold once more; one that
--     nobody had put then goes off the map.
-- grain: project as it is written
-- params: $sequence, $last_sequence
-- columns: project_code, project_name, longitude, latitude
with said as (
    select
        *,
        sequence <= $sequence as is_earlier
    from ledger.project_placement
    where sequence <= $last_sequence
),

last_word as (
    select *
    from said
    qualify row_number() over (
        partition by project_code, project_name order by sequence desc, placement_id desc
    ) = 1
),

earlier_word as (
    select *
    from said
    where is_earlier
    qualify row_number() over (
        partition by project_code, project_name order by sequence desc, placement_id desc
    ) = 1
)

select
    last_word.project_code,
    last_word.project_name,
    earlier_word.longitude,
    earlier_word.latitude
from last_word
left join earlier_word
    on
        last_word.project_code is not distinct from earlier_word.project_code
        and last_word.project_name is not distinct from earlier_word.project_name
where last_word.placement_id is distinct from earlier_word.placement_id
order by last_word.project_code, last_word.project_name
