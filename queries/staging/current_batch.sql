-- purpose: Which batches speak at $as_of under version $sequence (docs/architecture.md, Storage).
--     Snapshot ledgers: of each (ledger, form, unit) the batch with the greatest as-of up to $as_of,
--     of those the one published last. Period ledgers: all visible up to $as_of; which day counts in
--     which batch is decided by mart.displaced_span. A batch without a period covers its as-of month.
--     A unit that was renamed is one unit, under the name of the day (mart.unit_name).
-- grain: snapshot_id, batch_id
-- params: $snapshot_id, $sequence, $as_of
-- columns: none
insert into mart.current_batch by name
with visible as (
    select unnest(batch_ids) as batch_id
    from ledger.publish_log
    where sequence = $sequence
),

candidate as (
    select
        batch.batch_id,
        batch.ledger,
        batch.form,
        named.name as unit,
        batch.as_of_date,
        batch.sequence,
        batch.is_sample,
        batch.ledger in ('visits', 'funds') as is_period,
        coalesce(batch.period_start, date_trunc('month', batch.as_of_date)::date) as period_start,
        coalesce(batch.period_end, batch.as_of_date) as period_end,
        row_number() over (
            partition by batch.ledger, batch.form, named.name
            order by batch.as_of_date desc, batch.sequence desc, batch.batch_id desc
        ) as age_rank
    from ledger.upload_batch as batch
    inner join visible on batch.batch_id = visible.batch_id
    inner join mart.unit_name($sequence, $as_of) as named
        on batch.unit = named.unit and batch.as_of_date = named.as_of_date
    where batch.as_of_date <= $as_of
)

select
    $snapshot_id as snapshot_id,
    batch_id,
    ledger,
    form,
    unit,
    as_of_date,
    sequence,
    case when is_period then period_start end as period_start,
    case when is_period then period_end end as period_end,
    is_sample
from candidate
where is_period or age_rank = 1
order by ledger, form, unit, as_of_date, sequence, batch_id
