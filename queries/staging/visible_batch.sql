-- purpose: mart.visible_batch(in_sequence, in_date): the batches that speak at version in_sequence
--     (mart.speaking_batch); a unit that was renamed goes under the name that it has on in_date (null: under its
--     last; mart.unit_name).
-- grain: batch
create macro mart.visible_batch(in_sequence, in_date) as table
    select batch.* replace (named.name as unit)
    from mart.speaking_batch(in_sequence) as batch
    inner join mart.unit_name(in_sequence, in_date) as named
        on batch.unit = named.unit and batch.as_of_date = named.as_of_date
