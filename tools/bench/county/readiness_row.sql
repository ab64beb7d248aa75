-- Four permits of each project from 签约 on, in the states that offices report.
with project as (
    select
        range::integer as i,
        (range * 7919) % 99991 as seed
    from range($projects)
    where (range * 104729) % 1000 >= 800
),

item as (
    select unnest(['备案核准', '用地预审与选址', '环评', '施工许可']) as item
)

select
    $batch_id as batch_id,
    $sheet_id as sheet_id,
    (row_number() over (order by project.i, item.item) + 3)::integer as row_number,
    'SL-' || lpad(project.i::varchar, 7, '0') as project_code,
    '示例项目' || lpad(project.i::varchar, 7, '0') as project_name,
    item.item,
    item.item as item_text,
    ['已办结', '在办', '准备材料', '未启动'][(project.seed + length(item.item)) % 4 + 1] as state,
    date '2021-03-01' + (project.seed % 200)::integer as accepted_date
from project
cross join item
order by row_number
