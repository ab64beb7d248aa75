-- purpose: For each batch of a period ledger the spans in which another batch of the same
--     (ledger, form, unit) speaks: inside its own period a later batch that covers the day;
--     outside its own period (a stray event) any batch that covers the day.
-- grain: snapshot_id, batch_id, speaking_batch_id, first_date
-- params: $snapshot_id
insert into mart.displaced_span by name
with period_batch as (
    select *
    from mart.current_batch
    where snapshot_id = $snapshot_id and period_start is not null
),

pair as (
    select
        silent.batch_id,
        speaking.batch_id as speaking_batch_id,
        silent.period_start as own_start,
        silent.period_end as own_end,
        speaking.period_start as other_start,
        speaking.period_end as other_end,
        (speaking.as_of_date, speaking.sequence, speaking.batch_id)
        > (silent.as_of_date, silent.sequence, silent.batch_id) as is_later
    from period_batch as silent
    inner join period_batch as speaking
        on
            silent.ledger = speaking.ledger
            and silent.form = speaking.form
            and silent.unit = speaking.unit
            and silent.batch_id <> speaking.batch_id
),

span as (
    select
        batch_id,
        speaking_batch_id,
        other_start as first_date,
        other_end as last_date
    from pair
    where is_later
    union all
    select
        batch_id,
        speaking_batch_id,
        other_start as first_date,
        least(other_end, own_start - 1) as last_date
    from pair
    where not is_later
    union all
    select
        batch_id,
        speaking_batch_id,
        greatest(other_start, own_end + 1) as first_date,
        other_end as last_date
    from pair
    where not is_later
)

select
    $snapshot_id as snapshot_id,
    batch_id,
    speaking_batch_id,
    first_date,
    last_date
from span
where first_date <= last_date
order by batch_id, first_date, speaking_batch_id
