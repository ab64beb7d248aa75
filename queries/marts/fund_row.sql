-- purpose: Which rows of the funds ledger count: not returned, not after the as-of month, with a period; and of several
--     batches that speak of one project, basis, month and period only the one believed first (newest as-of, then
--     version): two units that report the same money do not add up.
-- params: $snapshot_id, $as_of
insert into mart.fund_row by name
with entry as (
    select
        fund.*,
        last_day(fund.event_date) as fund_month,
        coalesce(
            by_code.project_id,
            by_name.project_id,
            mart.project_key(fund.project_name),
            mart.project_key(fund.project_code)
        ) as project_key,
        coalesce(by_code.project_id, by_name.project_id) as project_id,
        case
            when fund.amount_wan is not null then mart.setting_text('home_currency')
            when fund.foreign_amount_wan is not null then fund.currency
        end as counted_currency,
        case
            when list_contains(mart.setting_list('left_out_statuses'), fund.status) then 'returned'
            when date_trunc('month', fund.event_date) > $as_of::date then 'later'
            when fund.period_kind is null then 'period_unknown'
            when fund.amount_wan is null and fund.foreign_amount_wan is null
                then 'amount_unknown'
        end as own_fault
    from mart.current_fund_row as fund
    left join mart.project_alias as by_code
        on
            by_code.snapshot_id = $snapshot_id
            and mart.project_key(fund.project_code) = by_code.alias_key
    left join mart.project_alias as by_name
        on
            by_name.snapshot_id = $snapshot_id
            and mart.project_key(fund.project_name) = by_name.alias_key
    where fund.snapshot_id = $snapshot_id
),

believed as (
    select
        *,
        rank() over (
            partition by project_key, basis, fund_month, period_kind, own_fault is null
            order by as_of_date desc, sequence desc, batch_id desc
        ) as belief_rank
    from entry
)

select
    $snapshot_id as snapshot_id,
    project_key,
    project_id,
    project_name,
    basis,
    fund_month as month_date,
    origin_kind,
    period_kind,
    status,
    counted_currency as currency,
    amount_wan,
    foreign_amount_wan,
    own_fault is null and belief_rank = 1 as is_counted,
    coalesce(own_fault, case when belief_rank > 1 then 'told_elsewhere' end) as why_not,
    batch_id,
    sheet_id,
    row_number
from believed
order by project_key, basis, month_date, sheet_id, row_number
