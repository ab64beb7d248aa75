-- purpose: The as-of dates of which a version speaks, newest first, for the choice of a date.
-- grain: as_of_date
-- params: $sequence
-- columns: as_of_date, ledgers, units, is_sample
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
)

select
    batch.as_of_date,
    list(distinct batch.ledger order by batch.ledger) as ledgers,
    list(distinct named.name order by named.name) as units,
    bool_or(batch.is_sample) as is_sample
from ledger.upload_batch as batch
inner join visible on batch.batch_id = visible.batch_id
inner join mart.unit_name($sequence, null) as named
    on batch.unit = named.unit and batch.as_of_date = named.as_of_date
group by batch.as_of_date
order by batch.as_of_date desc
