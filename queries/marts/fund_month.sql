-- purpose: Funds of a project by month, over all rows that count (mart.fund_months).
-- params: $snapshot_id
insert into mart.fund_month by name
select
    $snapshot_id as snapshot_id,
    *
from mart.fund_months($snapshot_id, null)
order by project_key, basis, origin_kind, currency, month_date
