-- purpose: Under which names the units of the batches of version $sequence go, by what was remembered up to
--     version $known_sequence: what a new alias changes is what differs.
-- grain: unit, as_of_date
-- params: $sequence, $known_sequence
-- columns: unit, as_of_date, name
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
),

current_unit as (
    select distinct
        batch.unit,
        batch.as_of_date
    from ledger.upload_batch as batch
    inner join visible on batch.batch_id = visible.batch_id
)

select
    named.unit,
    named.as_of_date,
    named.name
from mart.unit_name($known_sequence, null) as named
inner join current_unit on named.unit = current_unit.unit and named.as_of_date = current_unit.as_of_date
order by named.unit, named.as_of_date
