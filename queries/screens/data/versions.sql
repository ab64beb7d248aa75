-- purpose: History of the ledger database, newest first: who did what, when, with which files.
-- grain: version
-- columns: sequence, action, restores_sequence, published_by, published_at, note, file_names, units,
--     ledgers, read_count, loaded_count, rejected_count, not_data_count, error_count, warning_count,
--     note_count, added_batches, visible_batches, is_current, is_sample
with brought as (
    select
        batch.sequence,
        list(distinct batch.unit order by batch.unit) as units,
        list(distinct batch.ledger order by batch.ledger) as ledgers,
        sum(batch.read_count)::bigint as read_count,
        sum(batch.loaded_count)::bigint as loaded_count,
        sum(batch.rejected_count)::bigint as rejected_count,
        sum(batch.not_data_count)::bigint as not_data_count,
        list_sort(list_distinct(flatten(list(summary.file_names)))) as file_names,
        sum(summary.error_count)::bigint as error_count,
        sum(summary.warning_count)::bigint as warning_count,
        sum(summary.note_count)::bigint as note_count,
        bool_or(batch.is_sample) as is_sample
    from ledger.upload_batch as batch
    inner join mart.batch_summary as summary on batch.batch_id = summary.batch_id
    group by batch.sequence
)

select
    log.sequence,
    log.action,
    log.restores_sequence,
    log.published_by,
    log.published_at,
    log.note,
    coalesce(brought.file_names, []) as file_names,
    coalesce(brought.units, []) as units,
    coalesce(brought.ledgers, []) as ledgers,
    brought.read_count,
    brought.loaded_count,
    brought.rejected_count,
    brought.not_data_count,
    brought.error_count,
    brought.warning_count,
    brought.note_count,
    len(log.added_batch_ids) as added_batches,
    len(log.batch_ids) as visible_batches,
    log.sequence = max(log.sequence) over () as is_current,
    coalesce(brought.is_sample, false) as is_sample
from ledger.publish_log as log
left join brought on log.sequence = brought.sequence
order by log.sequence desc
