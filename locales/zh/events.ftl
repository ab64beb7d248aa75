# 招商活动：花费、成果、每万元、后续

events-none = { $year } 年没有招商活动记录
events-count = { $of_year ->
    [yes] 本年
   *[no] 所选
} { $count } 场活动
events-cost = 花 { $number }
events-cost-unknown = 花费都未填
events-met = 对接 { $number } 家企业
events-met-unknown = 对接企业都未填
events-intended = 意向 { $number } 个
events-intended-unknown = 意向项目都未填
events-signed = 签约 { $number } 个
events-signed-unknown = 签约项目都未填
events-unknown = （{ $count } 场未填）
events-kind = { $kind } { $count } 场
events-kind-unstated = 未填类型
events-best = { $name }每万元带来意向最多，{ $number } 个
events-best-each = { $count } 场每万元带来的意向并列最多，{ $number } 个
events-best-few = 填了花费和意向的不到两场，比不出哪场划算
events-best-note = 签约多的在前；花费、对接、意向、签约都以台账为准。签约与活动只是先后关系，不等于因果
events-column-kind = 类型
events-column-event = 活动
events-column-events = 场数
events-column-cost = 花费（万元）
events-column-funnel = 对接企业 → 意向 → 签约（一格一家）
events-column-met = 对接企业
events-column-intended = 意向
events-column-signed = 签约
events-column-met-a-wan = 每万元对接（家）
events-column-met-an-event = 每场对接（家）
events-column-intended-a-wan = 每万元意向（个）
events-column-signed-a-wan = 每万元签约（个）
events-column-follow = 后续
events-column-what = 后续事项
events-column-who = 谁办
events-column-due = 期限
events-column-late = 逾期（天）
events-square-talks = 签约
events-square-following = 有意向
events-square-open = 只对接过
events-rest = 另有 { $count } 场在下面的清单里
events-untold = { $count } 场没有花费和家数，照台账列出、不参加比较：{ $names }
events-untold-more = { $count } 场没有花费和家数，照台账列出、不参加比较：{ $names }等
events-late = 逾期 { $days } 天
events-done = 已完成
events-no-day = 没填期限
events-due = { $day } 前
events-kinds = 按类型看投入和产出
events-kinds-note = 每万元只用花费和成果都填了的场次；未填的场次写在数后
events-follow = 后续 { $count } 件
events-follow-done = 完成 { $count } 件
events-follow-late = 逾期 { $count } 件、最久 { $days } 天
events-follow-undue = { $count } 件没填期限
events-follow-none = 活动都没填后续事项
events-follow-note = 按跟进期限，过了数据截至日还没完成的算逾期
events-late-rest = 另有 { $count } 件逾期，用上面的“逾期”筛选
