-- purpose: mart.speaking_batch(in_sequence): the batches that may speak at version in_sequence. Sample data and the
--     office's own never stand in one figure: once something of its own is visible, no sample batch speaks, even where
--     the sample was not deleted; until then all of them do.
-- grain: batch
create macro mart.speaking_batch(in_sequence) as table
    with visible as (
        select unnest(batch_ids) as batch_id
        from ledger.publish_log
        where sequence = in_sequence
    )

    select batch.*
    from ledger.upload_batch as batch
    inner join visible on batch.batch_id = visible.batch_id
    qualify not (batch.is_sample and bool_or(not batch.is_sample) over ())
