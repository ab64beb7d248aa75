-- purpose: mart.visible_batch(in_sequence, in_date): the batches that are visible at version in_sequence; a unit that
--     was renamed goes under the name that it has on in_date (null: under its last; mart.unit_name).
-- grain: batch
-- params: none
-- columns: none
create macro mart.visible_batch(in_sequence, in_date) as table
    with visible as (
        select unnest(batch_ids) as batch_id
        from ledger.publish_log
        where sequence = in_sequence
    )

    select batch.* replace (named.name as unit)
    from ledger.upload_batch as batch
    inner join visible on batch.batch_id = visible.batch_id
    inner join mart.unit_name(in_sequence, in_date) as named
        on batch.unit = named.unit and batch.as_of_date = named.as_of_date
