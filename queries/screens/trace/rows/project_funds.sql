-- purpose: What a project's funds of the as-of year are made of, by the default basis: of each origin the months where
--     they add up to the year, else the row that states the year so far.
-- grain: origin_kind, month
-- params: $snapshot_id, $project_id
-- columns: project_id, month, origin_kind, year_wan, sheet_id, row_number
with fund as (
    select
        fund.*,
        row_number() over newest as age,
        first_value(fund.rule) over newest as last_rule,
        first_value(fund.year_to_date_wan) over newest as whole_wan,
        sum(fund.month_amount_wan) over (partition by fund.origin_kind) as months_wan
    from mart.fund_month as fund
    inner join mart.snapshot as snapshot on fund.snapshot_id = snapshot.snapshot_id
    where
        fund.snapshot_id = $snapshot_id
        and fund.project_id = $project_id
        and fund.basis = mart.setting_text('default_funds_basis')
        and fund.foreign_amount_wan is null
        and fund.year_to_date_wan is not null
        and fund.month_date >= snapshot.year_start_date
    window newest as (partition by fund.origin_kind order by fund.month_date desc)
)

select
    project_id,
    strftime(month_date, '%Y-%m') as month,
    origin_kind,
    case
        when last_rule = 'sum_of_months' and months_wan = whole_wan then month_amount_wan
        else whole_wan
    end as year_wan,
    sheet_id::varchar as sheet_id,
    row_number
from fund
where
    age = 1
    or (last_rule = 'sum_of_months' and months_wan = whole_wan and month_amount_wan is not null)
order by month_date desc, origin_kind
