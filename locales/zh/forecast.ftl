# 预测：在办项目几个月内开工、投产多少个，以及一年前的预测与实际

forecast-production = { $open } 个已签约、未投产的项目中，{ $months } 个月内预计投产 { $interval } 个
forecast-start = { $open } 个已签约、未开工的项目中，{ $months } 个月内预计开工 { $interval } 个
forecast-production-too-few = 投产样本不足：以往有日期的投产项目 { $count } 个，不足 { $least } 个，不作推算
forecast-start-too-few = 开工样本不足：以往有日期的开工项目 { $count } 个，不足 { $least } 个，不作推算
forecast-between = ；
forecast-interval = { $low } 至 { $high }
forecast-of = { $of } 个中 { $interval } 个
forecast-too-few = 样本不足
forecast-how = 全{ county-kind }口径，不随筛选变化；点数字看项目
forecast-table = 开工、投产的推算与实际
forecast-head-step = 节点
forecast-head-open = 在办项目
forecast-head-within = { $months } 个月内
forecast-head-last-year = 一年前的推算（{ $day } 起 12 个月）
forecast-head-came = 实际
forecast-basis-production = 投产：依据以往 { $events } 个投产项目{ $tried ->
    [0] ，尚不足以回推检验
   *[other] ；在以往 { $tried } 个时点按当时已知回推（各 { $months } 个月），{ $covered } 次落在区间内
}
forecast-basis-start = 开工：依据以往 { $events } 个开工项目{ $tried ->
    [0] ，尚不足以回推检验
   *[other] ；在以往 { $tried } 个时点按当时已知回推（各 { $months } 个月），{ $covered } 次落在区间内
}
forecast-left-out-production = { $count } 个未投产的项目没有可用的签约日期，不在推算之内
forecast-left-out-start = { $count } 个未开工的项目没有可用的签约日期，不在推算之内
forecast-rule = 区间：{ $share } 的把握。{ $source }
forecast-shock = 各项目同受年景影响的幅度，本地往年不足时取先验：{ $source }
forecast-plans = { $count } 个未投产项目各自的计划日期
forecast-plans-note = 计划开工、计划投产取最近一期台账；推迟次数、天数按各期台账前后对比
forecast-head-slipped = 推迟
forecast-slipped = { $times } 次，共 { $days } 天
