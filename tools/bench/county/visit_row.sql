-- A trip for every fourth project over three years: one or two leaders, one to three companies;
-- ten thousand projects are a county with leaders of its own.
with number as (
    select
        range as i,
        (range * 7919) % 99991 as seed,
        range * 4 as project,
        '旗' || (range % greatest($projects // 10000, 1)) as county
    from range($projects // 4)
)

select
    $batch_id as batch_id,
    $sheet_id as sheet_id,
    (i + 4)::integer as row_number,
    'B' || i as visit_number,
    county || '招商局' as unit,
    case
        when seed % 3 = 0
            then
                [
                    county || '领导' || chr((65 + seed % 12)::integer),
                    county || '领导' || chr((65 + (seed + 5) % 12)::integer),
                ]
        else [county || '领导' || chr((65 + seed % 12)::integer)]
    end as leaders,
    case when seed % 3 = 0 then ['旗领导', '旗领导'] else ['旗领导'] end as titles,
    case
        when seed % 3 = 0 then ['旗委政府领导', '县级包扶联系领导']
        else [['旗委政府领导', '县级包扶联系领导', '部门'][seed % 3 + 1]]
    end as tiers,
    date '2019-01-05' + (seed % 1090)::integer as start_date,
    date '2019-01-05' + (seed % 1090)::integer + (seed % 3)::integer as end_date,
    (seed % 3 + 1)::decimal(6, 1) as days,
    ['学习', '拜访', '推介', '参会'][seed % 4 + 1] as purpose,
    ['外出', '外出', '外出', '来访', '线上'][seed % 5 + 1] as mode,
    ['上海市', '北京市', '江苏省盐城市', '宁夏银川市', '呼和浩特市'][seed % 5 + 1] as destination,
    list_transform(
        range(seed % 3 + 1),
        lambda step: '示例企业' || ((seed + step * 31) % 4000) || '有限公司'
    ) as companies,
    ['示例项目' || lpad(project::varchar, 7, '0')] as project_refs,
    (seed % 5 + 2)::integer as person_count
from number
order by i
