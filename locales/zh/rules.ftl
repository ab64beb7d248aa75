# 规则文件：读不懂时怎么说
rules-file-unreadable = 规则文件 { $file } 无法读取：{ $problem }。
    .remedy = 请按 TOML 格式改正；删除该文件即恢复自带规则。
rules-value-wrong = 规则文件 { $file } 的 { $at } 不可用：{ $problem }（现值 { $value }）。
    .remedy = 请对照自带的同名文件改正该项；删去该项即用自带值。

# 灯号规则：名称
rules-light-start_overdue = 逾期未开工
rules-light-start_unplanned = 缺计划开工
rules-light-progress_behind = 落后序时
rules-light-statistics_late = 开工未入统
rules-light-signed_not_begun = 签约一年未开工
rules-light-begun_without_funds = 开工后无资金到位
rules-light-funds_low = 到位资金偏低
rules-light-funds_against_progress = 资金与形象进度不匹配
rules-light-talks_idle = 洽谈无进展
rules-light-talks_leave = 建议移出在谈

# 灯号规则：触发的两个数字
rules-fired-start_overdue = { $since } 应开工，{ $observed ->
        [0] 逾期不足 1 个月
       *[other] 已逾期 { $observed } 个月
    }；{ $threshold ->
        [0] 计划月已过即列入预警
       *[other] 逾期满 { $threshold } 个月列入告警
    }
rules-fired-start_unplanned = 已签约未开工，台账未填计划开工，无法判断是否逾期
rules-fired-progress_behind = 落后序时 { $observed } 个百分点；界线 { $threshold } 个百分点
rules-fired-statistics_late = { $since } 开工，{ $observed } 个月未入统；界线 { $threshold } 个月
rules-fired-signed_not_begun = { $since } 签约，{ $observed } 个月未开工；界线 { $threshold } 个月
rules-fired-begun_without_funds = { $since } 开工，{ $observed } 个月无到位记录；界线 { $threshold } 个月
rules-fired-funds_low = { $since } 开工，到位资金占计划总投资 { $observed }；界线 { $threshold }
rules-fired-funds_against_progress = 资金到位率与形象进度相差 { $observed } 个百分点；界线 { $threshold } 个百分点
rules-fired-talks_idle = { $since } 后无变动也无拜访，已 { $observed } 个月；界线 { $threshold } 个月
rules-fired-talks_leave = { $since } 后无变动也无拜访，已 { $observed } 个月；满 { $threshold } 个月移出在谈名单
rules-source = 规则出处：{ $source }
rules-exempt = 已豁免：{ $reason }

# 序时的算法
rules-schedule-months = 分月目标
rules-schedule-quarters = 分季目标
rules-schedule-planned = 按计划月份（小数目标不按月均分）
rules-schedule-linear = 已过月数 ÷ 12

# 进入阶段的日期从何而来
rules-entered-date = 台账所填日期
rules-entered-version = 两期台账之间变动，取后一期的截止日
rules-entered-at_latest = 首期台账已在该阶段，不晚于此日

# 到位资金的算法

# 口径说明
