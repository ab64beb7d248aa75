-- purpose: What a snapshot is made of, as one word: the batches up to $as_of that speak at version $sequence,
--     what was decided about projects, the places that people named or put projects at, the names of
--     units that hold. Snapshots of one date under the same word say
--     the same, whatever their versions.
-- grain: one row
-- params: $sequence, $as_of
-- columns: contents
with part as (
    select batch_id as part_id
    from mart.speaking_batch($sequence)
    where as_of_date <= $as_of
    union all
    select decision_id as part_id
    from ledger.project_decision
    where sequence <= $sequence
    union all
    select placement_id as part_id
    from ledger.project_placement
    where sequence <= $sequence
    union all
    select gazetteer_id as part_id
    from ledger.gazetteer_place
    where sequence <= $sequence
    union all
    select alias_id as part_id
    from ledger.name_alias
    where kind = 'unit' and sequence <= $sequence
    union all
    select forgotten.forgotten_id as part_id
    from ledger.forgotten as forgotten
    inner join ledger.name_alias as alias on forgotten.remembered_id = alias.alias_id
    where alias.kind = 'unit' and forgotten.sequence <= $sequence
)

select coalesce(sha256(string_agg(part_id, ',' order by part_id)), '') as contents
from part
order by contents
