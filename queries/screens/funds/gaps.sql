-- purpose: Funds of the as-of year by project: the default basis beside $basis and $third, what of their difference is
--     explained, what is left, and what of the platform's books needs somebody. A basis that names no funds of a
--     project adds nothing to its total, so the difference is of the totals; its own column stays null.
--     returned_part_wan: of a difference that the default basis is short of, what it returned; reason_wan: what the
--     office's list of reasons says of this basis or of none. Projects without any funds are those signed
--     $unpaid_months months ago.
-- grain: project_key
-- params: $snapshot_id, $basis, $third, $unpaid_months, $project_ids
-- columns: project_key, project_id, project_name, default_wan, approved_wan, reported_wan, unstated_wan, returned_wan,
--     other_wan, third_wan, gap_wan, returned_part_wan, reason_wan, reasons, rest_wan, is_unreported, is_returned,
--     is_differing, is_without_voucher, is_unpaid, signed_date
with default_basis as (
    select mart.setting_text('default_funds_basis') as basis
),

told as (
    select
        fund.project_key,
        any_value(fund.project_id) as project_id,
        any_value(fund.project_name order by fund.basis) as project_name,
        max(fund.year_wan) filter (where fund.basis = default_basis.basis) as default_wan,
        max(fund.approved_wan) filter (where fund.basis = default_basis.basis) as approved_wan,
        max(fund.reported_wan) filter (where fund.basis = default_basis.basis) as reported_wan,
        max(fund.unstated_wan) filter (where fund.basis = default_basis.basis) as unstated_wan,
        max(fund.returned_wan) filter (where fund.basis = default_basis.basis) as returned_wan,
        max(fund.year_wan) filter (where fund.basis = $basis) as other_wan,
        max(fund.year_wan) filter (where fund.basis = $third) as third_wan
    from mart.fund_status as fund
    cross join default_basis
    where fund.snapshot_id = $snapshot_id
    group by fund.project_key
),

voucher as (
    select
        fund.project_key,
        bool_or(nullif(trim(entry.evidence_kind), '') is not null) as is_any,
        bool_or(nullif(trim(entry.evidence_kind), '') is null) as is_lacking
    from mart.fund_row as fund
    inner join mart.snapshot as snapshot on fund.snapshot_id = snapshot.snapshot_id
    inner join mart.current_fund_row as entry
        on
            fund.snapshot_id = entry.snapshot_id
            and fund.batch_id = entry.batch_id
            and fund.sheet_id = entry.sheet_id
            and fund.row_number = entry.row_number
    cross join default_basis
    where
        fund.snapshot_id = $snapshot_id
        and fund.basis = default_basis.basis
        and fund.is_counted
        and fund.month_date >= snapshot.year_start_date
    group by fund.project_key
),

-- A ledger that names no voucher at all does not keep them: nothing is lacking in it.
keeps_vouchers as (
    select coalesce(bool_or(is_any), false) as is_kept
    from voucher
),

reason as (
    select
        coalesce(entry.project_id, mart.project_key(entry.project_text)) as project_key,
        sum(entry.numbers['gap_amount']) as reason_wan,
        list(
            struct_pack(
                reason := entry.texts['gap_reason'],
                amount_wan := entry.numbers['gap_amount'],
                sheet_id := entry.sheet_id::varchar,
                row_number := entry.row_number
            )
            order by entry.numbers['gap_amount'] desc nulls last, entry.row_number
        ) as reasons
    from mart.entry as entry
    inner join mart.snapshot as snapshot on entry.snapshot_id = snapshot.snapshot_id
    where
        entry.snapshot_id = $snapshot_id
        and entry.ledger = 'fund_gaps'
        and entry.is_counted
        and coalesce(entry.day, snapshot.as_of_date) >= snapshot.year_start_date
        and coalesce(entry.texts['gap_basis'], $basis) = $basis
    group by all
),

unpaid as (
    select
        project.project_id as project_key,
        project.project_id,
        project.project_name,
        project.signed_date
    from mart.project as project
    inner join mart.snapshot as snapshot on project.snapshot_id = snapshot.snapshot_id
    where
        project.snapshot_id = $snapshot_id
        and project.is_signed
        and project.is_counted
        and not project.is_exit
        and project.signed_date <= snapshot.as_of_date - to_months($unpaid_months)
        and not exists (
            select 1
            from mart.fund_row as fund
            where
                fund.snapshot_id = $snapshot_id
                and fund.project_key = project.project_id
                and fund.is_counted
        )
),

joined as (
    select
        coalesce(told.project_key, unpaid.project_key) as project_key,
        coalesce(told.project_id, unpaid.project_id) as project_id,
        coalesce(unpaid.project_name, told.project_name) as project_name,
        told.default_wan,
        told.approved_wan,
        told.reported_wan,
        told.unstated_wan,
        told.returned_wan,
        told.other_wan,
        told.third_wan,
        case
            when told.other_wan is not null or told.default_wan is not null
                then coalesce(told.other_wan, 0) - coalesce(told.default_wan, 0)
        end as gap_wan,
        coalesce(reason.reason_wan, 0) as reason_wan,
        reason.reasons,
        coalesce(voucher.is_lacking and keeps_vouchers.is_kept, false) as is_without_voucher,
        unpaid.project_id is not null as is_unpaid,
        unpaid.signed_date
    from told
    full join unpaid on told.project_key = unpaid.project_key
    left join voucher on told.project_key = voucher.project_key
    left join reason on coalesce(told.project_key, unpaid.project_key) = reason.project_key
    cross join keeps_vouchers
),

explained as (
    select
        *,
        least(greatest(gap_wan - reason_wan, 0), coalesce(returned_wan, 0)) as returned_part_wan
    from joined
)

select
    explained.project_key,
    explained.project_id,
    coalesce(project.project_name, explained.project_name) as project_name,
    explained.default_wan,
    explained.approved_wan,
    explained.reported_wan,
    explained.unstated_wan,
    explained.returned_wan,
    explained.other_wan,
    explained.third_wan,
    explained.gap_wan,
    explained.returned_part_wan,
    explained.reason_wan,
    explained.reasons,
    explained.gap_wan - coalesce(explained.returned_part_wan, 0) - explained.reason_wan as rest_wan,
    coalesce(explained.other_wan > 0 and explained.default_wan is null and explained.returned_wan is null, false)
        as is_unreported,
    coalesce(explained.returned_wan > 0, false) as is_returned,
    coalesce(explained.default_wan is not null and explained.other_wan is not null and explained.gap_wan <> 0, false)
        as is_differing,
    explained.is_without_voucher,
    explained.is_unpaid,
    explained.signed_date
from explained
left join mart.project as project
    on project.snapshot_id = $snapshot_id and explained.project_id = project.project_id
where
    (
        coalesce(explained.default_wan, explained.other_wan, explained.third_wan, explained.returned_wan) is not null
        or explained.is_unpaid
    )
    and mart.is_in_cut($project_ids, explained.project_id)
order by abs(explained.gap_wan) desc nulls last, explained.default_wan desc nulls last, explained.project_key
