-- purpose: Funds in place by basis, of the as-of year and of all years; bases are never added. Projects that no
--     project ledger names are in the sums (funds of earlier years' projects) and counted beside.
-- grain: basis
-- params: $snapshot_id
-- columns: basis, year_wan, all_years_wan, project_count, unmatched_count, year_unknown_count
select
    fund.basis,
    sum(fund.year_wan) as year_wan,
    sum(fund.all_years_wan) as all_years_wan,
    count(fund.year_wan) as project_count,
    count(*) filter (where fund.project_id is null and fund.year_wan is not null)
        as unmatched_count,
    count(*) filter (
        where fund.year_wan is null and fund.last_month_date >= snapshot.year_start_date
    ) as year_unknown_count
from mart.snapshot as snapshot
inner join mart.fund_project as fund on snapshot.snapshot_id = fund.snapshot_id
where snapshot.snapshot_id = $snapshot_id
group by fund.basis
order by fund.basis nulls last
