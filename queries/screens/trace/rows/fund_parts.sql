-- purpose: The rows behind a sum of funds of the as-of year by one basis ($basis null: of no stated basis) and one part
--     ($part: year, approved, reported, unstated, returned), each with the ledger row that spoke last of that part.
-- grain: project_key
-- params: $snapshot_id, $basis, $part, $project_ids
-- columns: project_key, project_name, part_wan, sheet_id, row_number
with entry as (
    select
        fund.project_key,
        fund.month_date,
        fund.sheet_id,
        fund.row_number,
        case
            when fund.why_not = 'returned' then 'returned'
            when list_contains(mart.setting_list('approved_statuses'), fund.status) then 'approved'
            when list_contains(mart.setting_list('reported_statuses'), fund.status) then 'reported'
            else 'unstated'
        end as part
    from mart.fund_row as fund
    inner join mart.snapshot as snapshot on fund.snapshot_id = snapshot.snapshot_id
    where
        fund.snapshot_id = $snapshot_id
        and fund.basis is not distinct from $basis
        and fund.month_date >= snapshot.year_start_date
        and (fund.is_counted or fund.why_not = 'returned')
),

last_row as (
    select
        project_key,
        arg_max(sheet_id, month_date) as sheet_id,
        arg_max(row_number, month_date) as row_number
    from entry
    where part = $part or ($part = 'year' and part <> 'returned')
    group by project_key
),

told as (
    select
        project_key,
        project_name,
        case $part
            when 'year' then year_wan
            when 'approved' then approved_wan
            when 'reported' then reported_wan
            when 'unstated' then unstated_wan
            when 'returned' then returned_wan
        end as part_wan
    from mart.fund_status
    where
        snapshot_id = $snapshot_id
        and basis is not distinct from $basis
        and mart.is_in_cut($project_ids, project_id)
)

select
    told.project_key,
    told.project_name,
    told.part_wan,
    last_row.sheet_id::varchar as sheet_id,
    last_row.row_number
from told
left join last_row on told.project_key = last_row.project_key
where told.part_wan is not null
order by told.part_wan desc, told.project_name, told.project_key
