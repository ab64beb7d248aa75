-- The county's targets of two years and those of its task groups.
select
    $batch_id as batch_id,
    $sheet_id as sheet_id,
    (row_number() over (order by year, owner, metric) + 3)::integer as row_number,
    year::integer as year,
    owner,
    case when owner = '全旗' then '全旗' else '组' end as owner_kind,
    metric,
    ($projects // 12)::decimal(18, 6) as target_value,
    case when metric in ('计划总投资', '到位资金') then '万元' else '个' end as target_unit
from (select unnest([2020, 2021]) as year)
cross join (select unnest(['全旗', '第1专项招商组', '第2专项招商组']) as owner)
cross join (select unnest(['签约项目', '计划总投资', '到位资金', '开工项目']) as metric)
order by row_number
