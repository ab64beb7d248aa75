-- purpose: Services in the hall: items due and entered of departments that state both, the rate of these, and what is
--     reported of materials and days cut. A reported share stands for itself: where several are stated there is none.
--     differing: departments whose reported rate is not the recomputed one at one decimal.
-- grain: one row
-- params: $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
-- columns: department_count, stated_count, items_due, items_entered, entry_share, reported_count, differing,
--     materials_cut, materials_cut_share, days_cut, days_cut_share
with entry as (
    select
        unit,
        try_cast(numbers['items_due'] as integer) as due,
        try_cast(numbers['items_entered'] as integer) as entered,
        numbers['entry_share'] as reported_share,
        try_cast(numbers['materials_cut'] as integer) as materials_cut,
        numbers['materials_cut_share'] as materials_cut_share,
        try_cast(numbers['days_cut'] as integer) as days_cut,
        numbers['days_cut_share'] as days_cut_share
    from
        mart.entry_scope(
            $snapshot_id, $ledger, $search, $towns, $units, $statuses, $date_of, $first_day, $last_day, $is_overdue
        )
),

rated as (
    select
        *,
        due is not null and entered is not null as is_stated,
        entered / nullif(due, 0) as share
    from entry
)

select
    -- A row that only reports what was cut for all is no department of the hall.
    count(*) filter (where due is not null or entered is not null) as department_count,
    count(*) filter (where is_stated) as stated_count,
    sum(due) filter (where is_stated) as items_due,
    sum(entered) filter (where is_stated) as items_entered,
    sum(entered) filter (where is_stated) / nullif(sum(due) filter (where is_stated), 0) as entry_share,
    count(*) filter (where reported_share is not null and share is not null) as reported_count,
    list(struct_pack(unit := unit, reported := reported_share, recomputed := share) order by unit) filter (
        where abs(reported_share - share) >= 0.0005
    ) as differing,
    sum(materials_cut) as materials_cut,
    case when count(materials_cut_share) = 1 then max(materials_cut_share) end as materials_cut_share,
    sum(days_cut) as days_cut,
    case when count(days_cut_share) = 1 then max(days_cut_share) end as days_cut_share
from rated
