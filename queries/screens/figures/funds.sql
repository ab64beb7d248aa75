-- purpose: Funds in place by basis, of the as-of year and of all years; bases are never added. Of the year: what is
--     approved, only reported, of no stated status (they add up to it); beside it, in no sum, what is returned.
--     Projects that no project ledger names are in the sums (funds of earlier years' projects) and counted beside.
--     all_years_since: the earliest month of the sum where some project states no 历年累计.
-- grain: basis
-- params: $snapshot_id, $project_ids
-- columns: basis, year_wan, all_years_wan, project_count, unmatched_count, year_unknown_count, approved_wan,
--     reported_wan, unstated_wan, returned_wan, reported_count, returned_count, all_years_since
with status as (
    select
        basis,
        sum(approved_wan) as approved_wan,
        sum(reported_wan) as reported_wan,
        sum(unstated_wan) as unstated_wan,
        sum(returned_wan) as returned_wan,
        count(reported_wan) as reported_count,
        count(returned_wan) as returned_count
    from mart.fund_status
    where snapshot_id = $snapshot_id and mart.is_in_cut($project_ids, project_id)
    group by basis
),

counted as (
    select
        fund.basis,
        sum(fund.year_wan) as year_wan,
        sum(fund.all_years_wan) as all_years_wan,
        count(fund.year_wan) as project_count,
        count(*) filter (where fund.project_id is null and fund.year_wan is not null)
            as unmatched_count,
        count(*) filter (
            where fund.year_wan is null and fund.last_month_date >= snapshot.year_start_date
        ) as year_unknown_count,
        min(fund.all_years_since) as all_years_since
    from mart.snapshot as snapshot
    inner join mart.fund_project as fund on snapshot.snapshot_id = fund.snapshot_id
    where snapshot.snapshot_id = $snapshot_id and mart.is_in_cut($project_ids, fund.project_id)
    group by fund.basis
)

select
    status.basis,
    counted.year_wan,
    counted.all_years_wan,
    coalesce(counted.project_count, 0) as project_count,
    coalesce(counted.unmatched_count, 0) as unmatched_count,
    coalesce(counted.year_unknown_count, 0) as year_unknown_count,
    status.approved_wan,
    status.reported_wan,
    status.unstated_wan,
    status.returned_wan,
    status.reported_count,
    status.returned_count,
    counted.all_years_since
from status
left join counted on status.basis is not distinct from counted.basis
order by status.basis nulls last
