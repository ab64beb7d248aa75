-- purpose: What a unit taught of kinds of header, the last word on each, unless it was forgotten; what was taught
--     under an earlier name of the unit counts too.
-- grain: fingerprint
-- params: $unit
-- columns: fingerprint, mapping, mapping_id, saved_by, saved_at
select
    mapping.fingerprint,
    mapping.mapping,
    mapping.mapping_id::varchar as mapping_id,
    mapping.saved_by,
    mapping.saved_at
from ledger.header_mapping as mapping
inner join mart.units_named_as($unit) as own
    on mapping.unit = own.unit and own.as_of_date is null
left join ledger.forgotten as gone on mapping.mapping_id = gone.remembered_id
qualify
    gone.remembered_id is null
    and row_number() over (
        partition by mapping.fingerprint
        order by mapping.saved_at desc, mapping.mapping_id desc
    ) = 1
order by mapping.fingerprint
