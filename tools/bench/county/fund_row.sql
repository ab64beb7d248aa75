-- Two months of funds for every third project from 签约 on, by two definitions.
with project as (
    select
        range::integer as i,
        (range * 7919) % 99991 as seed
    from range($projects)
    where (range * 104729) % 1000 >= 800 and range % 3 = 0
),

entry as (
    select
        project.*,
        basis,
        month
    from project
    cross join (select unnest(['自治区平台', '企业自报']) as basis)
    cross join (select unnest([date '2021-06-30', date '2021-12-31']) as month)
)

select
    $batch_id as batch_id,
    $sheet_id as sheet_id,
    (row_number() over (order by i, basis, month) + 3)::integer as row_number,
    'SL-' || lpad(i::varchar, 7, '0') as project_code,
    '示例项目' || lpad(i::varchar, 7, '0') as project_name,
    month as month_date,
    (seed % 900 + 10)::decimal(18, 6) as amount_wan,
    '人民币' as currency,
    basis,
    '本月' as period_kind,
    '自治区外' as origin_kind,
    '审核通过' as status
from entry
order by row_number
