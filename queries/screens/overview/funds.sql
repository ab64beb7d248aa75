-- purpose: Funds in place in the as-of year by the default basis, over projects of all years, with its parts by status;
--     null where the ledgers say nothing.
-- grain: one row
-- params: $snapshot_id
-- columns: basis, year_wan, project_count, approved_wan, reported_wan, unstated_wan, returned_wan
with basis as (
    select text_value as funds_basis
    from mart.rule_setting
    where setting = 'default_funds_basis'
)

select
    basis.funds_basis as basis,
    sum(fund.year_wan) as year_wan,
    count(fund.year_wan) as project_count,
    sum(fund.approved_wan) as approved_wan,
    sum(fund.reported_wan) as reported_wan,
    sum(fund.unstated_wan) as unstated_wan,
    sum(fund.returned_wan) as returned_wan
from basis
left join mart.fund_status as fund
    on basis.funds_basis = fund.basis and fund.snapshot_id = $snapshot_id
group by basis.funds_basis
