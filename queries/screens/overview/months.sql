-- purpose: What each month of the as-of year brought: signed projects and their planned investment (null where no
--     projects ledger speaks of the year, or none of the month's states one), funds by the default basis (null where a
--     month alone is not known).
-- grain: month_date
-- params: $snapshot_id, $project_ids, $towns, $industries, $channels, $groups, $units,
--     $leaders
-- columns: month_date, signed_count, planned_wan, funds_wan
with month as (
    select
        month.month_date,
        snapshot.as_of_date
    from mart.snapshot as snapshot
    inner join mart.month as month on snapshot.snapshot_id = month.snapshot_id
    where
        snapshot.snapshot_id = $snapshot_id
        and month.month_date between snapshot.year_start_date and snapshot.as_of_date
),

signed as (
    select
        date_trunc('month', signed_date)::date as month_date,
        count(*) as signed_count,
        sum(planned_investment_wan) as planned_wan
    from mart.signed_scope($snapshot_id, $towns, $industries, $channels, $groups, $units, $leaders)
    group by date_trunc('month', signed_date)
),

funds as (
    select
        date_trunc('month', fund.month_date)::date as month_date,
        sum(fund.month_amount_wan) as funds_wan
    from mart.fund_month as fund
    where
        fund.snapshot_id = $snapshot_id
        and fund.basis = mart.setting_text('default_funds_basis')
        and mart.is_in_cut($project_ids, fund.project_id)
    group by date_trunc('month', fund.month_date)
)

select
    month.month_date,
    case
        when mart.year_is_reported($snapshot_id, 'projects') then coalesce(signed.signed_count, 0)
    end as signed_count,
    case
        when signed.month_date is not null then signed.planned_wan
        when mart.year_is_reported($snapshot_id, 'projects') then 0
    end as planned_wan,
    funds.funds_wan
from month
left join signed on month.month_date = signed.month_date
left join funds on month.month_date = funds.month_date
order by month.month_date
