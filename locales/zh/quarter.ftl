# 季分析

nav-quarter = 季分析
quarter-pick = 季度
quarter-1 = 一季度
quarter-2 = 二季度
quarter-3 = 三季度
quarter-4 = 四季度
quarter-short-1 = 一季
quarter-short-2 = 二季
quarter-short-3 = 三季
quarter-short-4 = 四季
quarter-of-last-year = 上年{ $quarter }
quarter-until = { $quarter }（到 { $day }）
quarter-measure-signed = 签约项目
quarter-measure-planned = 计划总投资
quarter-measure-started = 开工项目
quarter-measure-producing = 投产项目
quarter-measure-funds = 到位资金
quarter-measure-trips = 外出拜访
quarter-unit-projects = { $count } 个
quarter-unit-trips = { $count } 批次
quarter-more = 比{ $named }多 { $gap }
quarter-less = 比{ $named }少 { $gap }
quarter-same = 与{ $named }持平
quarter-not-compared = { $named }没有数，不比
quarter-clause = { $measure } { $value }，{ $change }
quarter-headline = { $quarter }{ $said }
quarter-between = ；
quarter-stop = 。
quarter-nothing = 这一季度没有台账可以分析
quarter-how = 蓝＝本季度，灰＝其余季度，黑线＝上年同月
quarter-undated = { $measure }另有 { $value }只知在 { $year } 年，不放进任何月份，全年合计里有
quarter-silent = { $year } 年没有写到{ $names }的台账，这里不列
quarter-no-year-before = 没有 { $year } 年的台账，不与上年比
quarter-sentences = 写进材料的话，逐句由数字算出
quarter-sentence = { $measure } { $value }，{ $changes }；各季度 { $sums }{ $rest }，全年 { $total }
quarter-rest = ，另 { $value }月份不详
quarter-unstated = ，其中 { $count } 个金额未填
quarter-due = 到下季度末：{ $started } 个开工、{ $producing } 个投产{ $late ->
    [0] {""}
   *[other] ，另有 { $late } 个已过期
}
quarter-due-row = { $step } { $names }
quarter-overdue = 已过期
quarter-empty-title = 季分析：各项数逐月走势，与上季度、上年同季比
quarter-empty-body = 上传项目台账、到位资金和拜访记录后，这里按季度列出签约、开工、投产、到位资金和拜访，并写出可以进材料的话。
quarter-head-measure = 指标
quarter-head-value = { $named }
quarter-head-before = 比上季度
quarter-head-last = 比上年同季
quarter-head-year = { $named } 年合计
quarter-due-more = { $names }等 { $count } 个
quarter-month = { $month } 月
quarter-head-month = 月份
quarter-head-due = 到期的项目
quarter-due-line = { $month }：{ $text }
