# 签约管道
pipeline-headline = 卡在签约到开工：{ $count } 个项目{ $known ->
    [no] （金额未填）
   *[yes] 、{ $amount }
}已签未开{ $days }{ $compared }
pipeline-headline-days = ，等待天数的中位数为 { $days } 天
pipeline-headline-slower = ，比上年多 { $days } 天
pipeline-headline-faster = ，比上年少 { $days } 天
pipeline-headline-same = ，与上年持平
pipeline-headline-begun = 本年签约 { $count } 个项目、{ $amount }，已全部开工
pipeline-headline-none = 本年还没有签约项目
pipeline-headline-filtered = 所选范围内本年还没有签约项目
pipeline-headline-unknown = { $year } 年签约情况不详：还没有这一年的项目台账，或台账没填签约日期
pipeline-sum-unstated = 金额未填
pipeline-sub-between = ；
pipeline-sub-signed = 本年签约 { $count } 个、{ $amount }（上期 { $before }）
pipeline-sub-before = { $count } 个、{ $amount }
pipeline-sub-unknown = { $count } 个金额未填
pipeline-sub-undated = 另有 { $count } 个已签约项目未填签约日期，未计入
pipeline-sub-started = 已开工 { $count } 个，开工率 { $share }
pipeline-sub-talks = 洽谈中 { $count } 个、{ $amount }
pipeline-ladder-title = 由{ $lower }转入{ $higher }的只有 { $share }，在开工前已知的各步中最低
pipeline-ladder-title-none = 各步转化
pipeline-ladder-note = 灰＝存量：{ $as_of } 停在该阶段；蓝＝流量：{ $month ->
    [1] 1
   *[other] 1–{ $month }
} 月进入该阶段。转化率＝本年进入下一级或更高的 ÷ 本年进入该阶段的；天数＝本年走完这一步的自然日中位数，后为较上年。点任一条看项目
pipeline-head-count = 项目（个）
pipeline-head-amount = 计划总投资（亿元）
pipeline-head-share = 转化率
pipeline-head-days = 中位天数，较上年
pipeline-head-projects = 项目
pipeline-head-yi = 计划总投资（亿元）
pipeline-days = { $days } 天
pipeline-groups-title = { $group }最多，占计划总投资 { $share }{ $waiting }{ $unstated }
pipeline-groups-unstated = ；台账未填的占 { $share }
pipeline-groups-title-unstated = 台账都没有填，分不出去向
pipeline-groups-title-none = 本年签约项目的去向
pipeline-groups-empty = 没有可列的本年签约项目
pipeline-groups-waiting = ，未开工也最多
pipeline-groups-note = 每格一个本年签约项目：■ 已开工 □ 未开工；深色条＝已开工的金额
pipeline-group-blank = 台账未填
pipeline-cut = 换一种分法
pipeline-cut-by = 换一种分法：按{ $dimension }
pipeline-cut-town = 镇
pipeline-cut-industry = 行业
pipeline-cut-channel = 方式
pipeline-cut-task-group = 招商组
pipeline-cut-responsible-unit = 责任单位
pipeline-cut-credited-unit = 招引单位
pipeline-cut-sponsoring-leader = 包联领导
pipeline-cut-signed-month = 月份
pipeline-cut-origin-kind = 来源
pipeline-filters-none = 筛选
pipeline-filters = 只看{ $named }{ $count ->
    [1] {""}
   *[other] {" "}等 { $count } 项
}
pipeline-rates = { $year } 年签约项目的三率（{ $preset }{ $exits ->
    [0] {""}
   *[other] ；分母含已停缓建、终止 { $exits } 个
}）：{ $rates }。
pipeline-rate = { $name } { $share }（{ $above } / { $below }）
pipeline-rate-unknown = { $name } —（缺数）
pipeline-exits = 另有{ $exits }，不计入各项合计。
pipeline-exit = { $stage } { $count } 个（{ $amount }）
pipeline-exit-between = 、
pipeline-list = 列表
pipeline-list-signed = 本年签约
pipeline-list-stock = { $stage } · 存量
pipeline-list-flow = { $stage } · 本年进入
pipeline-list-title = { $what }：{ $count } 个项目，{ $alarm } 个告警、{ $warning } 个预警，{ $unpaid } 个无到位记录
pipeline-list-title-none = { $what }：{ $count } 个项目
pipeline-hint = 按灯号、金额排序；点一行打开项目，看它的每一个单元格。到位资金为{ $basis }口径的历年累计（上报＋审核通过；没填历年累计的，自台账最早的月份起算）
pipeline-column-light = 状态
pipeline-column-age = 停留（天）
pipeline-column-planned = 计划总投资（亿元）
pipeline-column-funds = 到位资金（亿元）
pipeline-column-share = 到位率
value-rate-landed = 签约落地率
value-rate-started = 项目开工率
value-rate-begun = 开工率
value-rate-completed = 竣工率
value-rate-kept = 履约率
value-rate-funds = 资金到位率
value-menu-projects = 项目
value-menu-promotion = 招商
value-menu-services = 服务
value-menu-assessment = 考核
