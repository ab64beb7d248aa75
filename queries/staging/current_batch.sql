-- purpose: Which batches speak at $as_of under version $sequence (docs/architecture.md, Storage).
--     Snapshot ledgers: of each (ledger, form, unit) the batch with the greatest as-of up to $as_of,
--     of those the one published last. Period ledgers: all visible up to $as_of; which day counts in
--     which batch is decided by mart.displaced_span. A batch without a period covers its as-of month.
--     A unit that was renamed is one unit, under the name of the day (mart.unit_name).
-- grain: snapshot_id, batch_id
-- params: $snapshot_id, $sequence, $as_of
insert into mart.current_batch by name
with candidate as (
    select
        batch_id,
        ledger,
        form,
        unit,
        as_of_date,
        sequence,
        is_sample,
        ledger in (select rule.ledger from mart.rule_ledger as rule where rule.kind = 'period') as is_period,
        coalesce(period_start, date_trunc('month', as_of_date)::date) as period_start,
        coalesce(period_end, as_of_date) as period_end,
        row_number() over (
            partition by ledger, form, unit
            order by as_of_date desc, sequence desc, batch_id desc
        ) as age_rank
    from mart.visible_batch($sequence, $as_of)
    where as_of_date <= $as_of
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
