-- purpose: Funds of the as-of year by status. Approved: by the same rules over the approved rows alone; only reported:
--     what the reported rows add to them; of no stated status: the rest. Returned: rows of the year that no counted row
--     of the same project, basis and period has taken up since.
-- params: $snapshot_id, $year_start
insert into mart.fund_status by name
with approved as (
    select *
    from mart.fund_projects($snapshot_id, $year_start::date, mart.setting_list('approved_statuses'))
),

stated as (
    select *
    from mart.fund_projects(
        $snapshot_id,
        $year_start::date,
        list_concat(mart.setting_list('approved_statuses'), mart.setting_list('reported_statuses'))
    )
),

returned_row as (
    select
        entry.project_key,
        entry.project_id,
        entry.project_name,
        entry.basis,
        entry.month_date,
        entry.period_kind,
        entry.amount_wan,
        row_number() over (
            partition by entry.project_key, entry.basis, entry.origin_kind, entry.period_kind
            order by entry.month_date desc
        ) as place
    from mart.fund_row as entry
    where
        entry.snapshot_id = $snapshot_id
        and entry.why_not = 'returned'
        and entry.month_date >= $year_start::date
        and entry.amount_wan is not null
        and entry.period_kind in ('本月', '当年累计')
        and not exists (
            select 1
            from mart.fund_row as later
            where
                later.snapshot_id = $snapshot_id
                and later.is_counted
                and later.project_key = entry.project_key
                and later.basis is not distinct from entry.basis
                and later.period_kind = entry.period_kind
                and (
                    later.month_date = entry.month_date
                    or (entry.period_kind = '当年累计' and later.month_date > entry.month_date)
                )
        )
),

-- A returned sum so far is said once, by its latest month; beside it its months say nothing more.
returned as (
    select
        project_key,
        basis,
        any_value(project_id) as project_id,
        any_value(project_name) as project_name,
        coalesce(
            sum(amount_wan) filter (where period_kind = '当年累计' and place = 1),
            sum(amount_wan) filter (where period_kind = '本月')
        ) as returned_wan
    from returned_row
    group by project_key, basis
)

select
    $snapshot_id as snapshot_id,
    coalesce(fund.project_key, returned.project_key) as project_key,
    coalesce(fund.project_id, returned.project_id) as project_id,
    coalesce(fund.project_name, returned.project_name) as project_name,
    coalesce(fund.basis, returned.basis) as basis,
    fund.year_wan,
    approved.year_wan as approved_wan,
    nullif(coalesce(stated.year_wan, 0) - coalesce(approved.year_wan, 0), 0) as reported_wan,
    nullif(fund.year_wan - coalesce(stated.year_wan, 0), 0) as unstated_wan,
    returned.returned_wan
from mart.fund_project as fund
full join returned
    on
        fund.snapshot_id = $snapshot_id
        and fund.project_key = returned.project_key
        and fund.basis is not distinct from returned.basis
left join approved
    on fund.project_key = approved.project_key and fund.basis is not distinct from approved.basis
left join stated
    on fund.project_key = stated.project_key and fund.basis is not distinct from stated.basis
where fund.snapshot_id = $snapshot_id or fund.snapshot_id is null
order by fund.project_key, returned.project_key, fund.basis, returned.basis
