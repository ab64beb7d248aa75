-- purpose: Each project that entered or left the signed total between two snapshots, or whose planned investment in it
--     changed, and why. Last total + deltas = this total, for the count and, over stated amounts, for the sum.
--     reason: signed, new (in the ledger for the first time), resumed, agreement_counted; gone, merged, exit,
--     agreement_uncounted, signing_moved, phase (counted with its parent), year_turned (signed in the earlier year);
--     amount, amount_filled, amount_blanked. count_delta and amount_delta_wan; the latter is null where the amount
--     that came or went is not stated.
-- grain: project_id, before_id
-- params: $snapshot_id, $previous_id
-- columns: reason, project_id, before_id, after_id, project_name, unit, count_delta, old_wan, new_wan,
--     amount_delta_wan
with span as (
    select
        any_value(year_start_date) filter (where snapshot_id = $previous_id)
        <> any_value(year_start_date) filter (where snapshot_id = $snapshot_id) as is_turned
    from mart.snapshot
    where snapshot_id in ($previous_id, $snapshot_id)
),

pair as (
    select
        paired.*,
        coalesce(after.project_name, before.project_name) as project_name,
        coalesce(after.responsible_unit, before.responsible_unit) as unit,
        coalesce(before.is_signed_counted, false) as was_counted,
        coalesce(after.is_signed_counted, false) as is_counted,
        case when before.is_signed_counted then before.planned_investment_wan end as old_wan,
        case when after.is_signed_counted then after.planned_investment_wan end as new_wan,
        coalesce(before.is_exit, false) as was_exit,
        coalesce(after.is_exit, false) as is_exit,
        coalesce(before.is_signed_this_year and not before.is_agreement_counted, false)
            as was_agreement_out,
        coalesce(after.is_signed_this_year and not after.is_agreement_counted, false)
            as is_agreement_out,
        coalesce(after.is_signed_this_year, false) as is_signed_this_year
    from mart.paired_project($previous_id, $snapshot_id) as paired
    left join mart.project as before
        on before.snapshot_id = $previous_id and paired.before_id = before.project_id
    left join mart.project as after
        on after.snapshot_id = $snapshot_id and paired.after_id = after.project_id
),

moved as (
    select
        case
            when pair.is_counted and not pair.was_counted
                then case
                    when pair.before_id is null then 'new'
                    when pair.was_exit then 'resumed'
                    when pair.was_agreement_out then 'agreement_counted'
                    else 'signed'
                end
            when pair.was_counted and not pair.is_counted
                then case
                    when span.is_turned then 'year_turned'
                    when pair.is_merged then 'merged'
                    when pair.after_id is null then 'gone'
                    when pair.is_exit then 'exit'
                    when pair.is_agreement_out then 'agreement_uncounted'
                    when not pair.is_signed_this_year then 'signing_moved'
                    else 'phase'
                end
            when pair.old_wan is null then 'amount_filled'
            when pair.new_wan is null then 'amount_blanked'
            else 'amount'
        end as reason,
        pair.*
    from pair
    cross join span
    where
        pair.was_counted <> pair.is_counted
        or (pair.was_counted and pair.old_wan is distinct from pair.new_wan)
)

select
    reason,
    project_id,
    before_id,
    after_id,
    project_name,
    unit,
    is_counted::integer - was_counted::integer as count_delta,
    old_wan,
    new_wan,
    case
        when old_wan is not null or new_wan is not null
            then coalesce(new_wan, 0) - coalesce(old_wan, 0)
    end as amount_delta_wan
from moved
order by abs(coalesce(amount_delta_wan, 0)) desc, project_name, project_id, before_id
