-- purpose: Funds of the as-of year by month, the default basis beside $basis; a sum is null where a basis has none of
--     the month, unknown_count: its rows of which the month alone is not known.
-- grain: month_date
-- params: $snapshot_id, $basis, $project_ids
-- columns: month_date, default_wan, default_unknown_count, other_wan, other_unknown_count
select
    fund.month_date,
    sum(fund.month_amount_wan) filter (where fund.basis = mart.setting_text('default_funds_basis')) as default_wan,
    count(*) filter (
        where fund.basis = mart.setting_text('default_funds_basis') and fund.month_amount_wan is null
    ) as default_unknown_count,
    sum(fund.month_amount_wan) filter (where fund.basis = $basis) as other_wan,
    count(*) filter (where fund.basis = $basis and fund.month_amount_wan is null) as other_unknown_count
from mart.fund_month as fund
inner join mart.snapshot as snapshot on fund.snapshot_id = snapshot.snapshot_id
where
    fund.snapshot_id = $snapshot_id
    and fund.month_date >= snapshot.year_start_date
    and mart.is_in_cut($project_ids, fund.project_id)
    and fund.basis in (mart.setting_text('default_funds_basis'), $basis)
group by fund.month_date
order by fund.month_date
