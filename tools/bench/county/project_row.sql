-- A projects ledger of $projects rows: a funnel from leads to production, dates that follow the
-- stage, one amount in twenty unknown. With $is_earlier one project in twenty stands a stage lower.
with number as (
    select
        range::integer as i,
        (range * 7919) % 99991 as seed,
        (range * 104729) % 1000 as place
    from range($projects)
),

staged as (
    select
        i,
        seed,
        place,
        case when $is_earlier and i % 20 = 0 then greatest(place - 150, 0) else place end as rung
    from number
),

dated as (
    select
        *,
        case
            when rung < 300 then '发起'
            when rung < 500 then '考察'
            when rung < 800 then '洽谈'
            when rung < 860 then '签约'
            when rung < 900 then '开工'
            when rung < 940 then '建设'
            when rung < 970 then '投产'
            when rung < 985 then '达产'
            else '终止'
        end as stage,
        date '2018-01-01' + (seed % 1250)::integer as lead_date
    from staged
),

signed as (
    select
        *,
        case
            when rung >= 800 then lead_date + 60 + (seed % 150)::integer
        end as signed_date
    from dated
)

select
    $batch_id as batch_id,
    $sheet_id as sheet_id,
    (i + 4)::integer as row_number,
    'SL-' || lpad(i::varchar, 7, '0') as project_code,
    '示例项目' || lpad(i::varchar, 7, '0') as project_name,
    '示例企业' || (seed % 4000) || '有限公司' as investor,
    ['新能源', '化工', '新材料', '农畜产品加工', '装备制造', '文化旅游'][seed % 6 + 1] as industry,
    ['光伏材料', '煤化工', '风电装备', '肉羊', '天然气'][seed % 5 + 1] as industry_chain,
    ['自治区外', '自治区内', '外资'][seed % 3 + 1] as origin_kind,
    ['以商招商', '产业链招商', '领导带队', '专题活动', '全民招商'][seed % 5 + 1] as channel,
    '示例部门' || (seed % 43 + 1) as credited_unit,
    '第' || (seed % 4 + 1) || '专项招商组' as task_group,
    '旗领导' || chr((65 + seed % 12)::integer) as sponsoring_leader,
    '示例部门' || (seed % 43 + 1) as responsible_unit,
    stage,
    lead_date,
    case when rung >= 300 then lead_date + 20 end as survey_date,
    case when rung >= 500 then lead_date + 45 end as talks_date,
    signed_date,
    case when signed_date is not null then '正式合同' end as agreement_type,
    case when i % 20 <> 7 then (800 + seed * 3.37)::decimal(18, 6) end as planned_investment_wan,
    signed_date + 200 as planned_start_date,
    case when rung between 860 and 984 then signed_date + 120 end as actual_start_date,
    signed_date + 500 as planned_production_date,
    case when rung between 940 and 984 then signed_date + 450 end as actual_production_date,
    '示例镇' || (seed % 9 + 1) as town,
    case when i % 7 = 0 then 107.2 + (seed % 900) / 1000.0 end as longitude,
    case when i % 7 = 0 then 38.0 + (seed % 800) / 1000.0 end as latitude,
    '建设年产' || (seed % 90 + 10) || '万吨生产线及配套设施' as content,
    '正在办理前期手续' as progress_text,
    '完成土地报批' as next_step,
    '示例部门' || (seed % 43 + 1) as next_step_unit
from signed
order by i
