-- purpose: One version of the log.
-- grain: one row, none for an unknown version
-- params: $sequence
-- columns: sequence, action, restores_sequence, published_by, published_at, note, visible_batches
select
    sequence,
    action,
    restores_sequence,
    published_by,
    published_at,
    note,
    len(batch_ids) as visible_batches
from ledger.publish_log
where sequence = $sequence
order by sequence
