# 大屏：各页与页脚
wall-brand = { $county }招商{ $meeting }
wall-slide-headline = 总览
wall-slide-quarter = 季分析
wall-slide-forecast = 推算
wall-slide-bridge = 数字桥
wall-slide-pipeline = 签约管道
wall-slide-visits = 领导拜访
wall-slide-map = 项目分布
wall-slide-matrix = 投产准备
wall-slide-funds = 到位资金
wall-slide-stalled = 滞后清单
wall-slide-assignments = 督办
wall-month = { $year } 年 { $month } 月
wall-matters = 今天要定 { $count } 件
wall-against-schedule = 较序时 { $gap }
wall-of-target = 年度目标 { $target } 的 { $share }
wall-before = 上期完成 { $share }
wall-bridge-title = 较上期{ $net }：新签 { $signed } 个{ $unsigned ->
    [0] {""}
   *[other] ，退出 { $unsigned } 个
}{ $changed ->
    [0] {""}
   *[other] ，金额变动 { $changed } 个
}
wall-bridge-sub = 本年签约项目计划总投资，亿元；自 { $date } 的总额起，只画增减
wall-bridge-unknown = ；新签中 { $count } 个金额未填
wall-bridge-rest = 余差 { $rest }
wall-bridge-before = 上期末 { $count } 个项目
wall-bridge-now = 本期末 { $count } 个项目
wall-step-signed = 新签约
wall-step-unsigned = 退出
wall-step-more = 追加投资
wall-step-less = 调减
wall-step-others = 其余 { $count } 个
wall-head-stage = 阶段
wall-head-squares = 现有项目，一格 { $each } 个
wall-head-change = 较上期
wall-head-planned = 计划投资 亿元
wall-head-entered = 本年进入 个
wall-head-entered-planned = 亿元
wall-in-place = { $place }：{ $text }
wall-visits-key = 条为本年批次，竖线为上年同期，右为增减
wall-visits-key-alone = 条为本年批次；上年同期没有台账可比
wall-visits-places = 去了哪里
wall-visits-pushed = 拜访推进项目 { $count } 个：{ county-kind }委政府领导 { $first } 个、县级包扶联系领导 { $second } 个
wall-visits-both = ，其中 { $count } 个重叠，不相加
wall-matrix-sub = 告警、预警在前；格色越深越齐，框为下一关口，？为未填；得分为 [低, 高]，空白不当零
wall-matrix-untold = { $count } 个项目手续未填
wall-matrix-rest = 其余 { $count } 个见投产准备的关口表
wall-matrix-none = { $count } 个签约以后的项目，手续进展都没有填报
wall-matrix-none-sub = 上传要件台账，或带手续办理列的调度表，这里即显示每个项目卡在哪一关；由下列责任单位补报
wall-matrix-unit = 责任单位
wall-matrix-projects = 待补项目 个
wall-matrix-no-unit = 责任单位未填
wall-map-public = { $count } 个签约项目分布在 { $places } 个镇和园区
wall-unnamed = （在谈项目）
wall-rest = 其余 { $count } 个见总览和月调度
wall-more = 另有 { $count } 个
wall-funds-title = 本年到位 { $amount }（{ $basis }口径，{ $status }）
wall-funds-none = 本年到位资金没有{ $basis }口径的数
wall-funds-target = ，完成年度目标的 { $share }
wall-funds-sub = 各口径并列，不相加；含往年签约项目，不与本年签约额相除
wall-funds-basis = 口径
wall-funds-year = 本年 亿元
wall-funds-all = 历年累计 亿元
wall-funds-reported = 仅上报
wall-funds-returned = 退回（未计）
wall-funds-projects = 项目 个
wall-funds-by-project = 到位最多的项目，亿元
wall-funds-months = 每月到位，默认口径
wall-signed-in = { $year } 年签
wall-stalled-title = { $count } 个项目亮灯，其中告警 { $alarms } 个
wall-stalled-without-talks = （不含在谈项目）
wall-stalled-sub = { $stated ->
    [0] {""}
   *[other] 合计计划总投资 { $amount } 亿元{ $unknown ->
        [0] {""}
       *[other] （{ $unknown } 个金额未填）
    }；
}每盏灯写明规则和两个数字
wall-sample = 示例数据
wall-updated = 数据已更新到版本 V{ $version }：{ $what }
wall-lost = 连接中断，显示 { $time } 的数据
wall-lost-note = 正在自动重连，不用操作
wall-signed-out = 登录已结束，显示 { $time } 的数据
wall-signed-out-note = 请在这台机器上重新登录
wall-paused = 已暂停
wall-empty-title = 还没有数据
wall-empty-sub = 在“数据”页上传台账并发布后，这里自动显示
wall-no-agenda = 没有名为“{ $agenda }”的议程，现显示“{ $usual }”。可选：{ $known }
wall-no-agenda-file = 没有名为“{ $agenda }”的议程，没有做离线文件。可选：{ $known }
wall-no-slide = 没有“{ $slide }”这一页，从第 1 页显示。可选：1–{ $count }
wall-no-theme = 没有“{ $theme }”主题，用深色显示。可选：dark（深色）、light（浅色）
wall-no-language = 没有“{ $asked }”语言，用中文显示。可选：zh（中文）、en（英文）
wall-leaving = 此页已撤下，翻页后不再显示
wall-keys = ← → 或翻页笔翻页，空格暂停，数字加回车跳页，B 或 . 黑屏，F 或 F5 全屏
wall-watermark = { $stamp } · 内部资料，请勿外传
wall-not-allowed-presenter = 手机提词未开放。请管理员在“大屏”页上允许。
wall-not-allowed-snapshot = 离线快照未开放。请管理员在“大屏”页上允许。
wall-presenter-next = 下一页
wall-presenter-left = 本页还剩（分:秒）
wall-presenter-waiting = 还没有打开这个议程的大屏
wall-slide-decisions = 今天要定
wall-decisions-sub = 督办事项 { $orders } 件待批，告警项目 { $alarms } 个待定
wall-stalled-why = 规则和数字
wall-stalled-days = 已过 天
wall-stalled-who = 责任单位、包联领导
wall-stalled-past = 已过期
wall-decide-extension = 是否同意延期
wall-decide-closing = 是否同意销号
wall-decide-start_overdue = 定新的开工时间
wall-decide-start_unplanned = 定计划开工时间
wall-decide-progress_behind = 定追赶措施
wall-decide-statistics_late = 定入统时间
wall-decide-signed_not_begun = 定去留：开工还是解约
wall-decide-begun_without_funds = 定资金到位时间
wall-decide-funds_low = 定资金到位计划
wall-decide-funds_against_progress = 定核实单位
wall-decide-talks_idle = 定下一步和牵头人
wall-decide-talks_leave = 定是否移出在谈
wall-news-new = 新增 { $count } 个
wall-news-gone = 移出 { $count } 个
wall-news-planned = 本年签约总投资 { $amount }
wall-news-funds = 到位 { $amount }
wall-news-stage = 阶段变动 { $count } 个
wall-news-late = 推迟 { $count } 个
wall-news-other = 变动 { $count } 处
wall-news-none = 项目数字没有变化
wall-map-vague = 点线＝位置只知道镇或园区
wall-map-grid = 位置未知，按乡镇、园区的项目数排列
wall-map-left-out = 版面放不下：{ $places }
wall-slide-ledgers = 专项台账（每本一页）
wall-slide-ledger = 台账：{ $title }
wall-ledger-by = 按{ $field }：{ $what }
wall-ledger-more = 其余 { $count } 行见这本台账的页面
wall-brand-visitors = { $county }招商引资
wall-meeting-year = 全年总结
