# 数字的来处：名称、口径，与抽屉里的话
figure-drawer = 数字的来处
figure-count = { $name } { $value } ＝ { $count } 行
figure-sum = { $name } { $value } ＝ { $count } 行相加
figure-median = { $name } { $value } ＝ { $count } 行的中位数
figure-share = { $name } { $value } ＝ { $above } ÷ { $below }
figure-and-unstated = ，另有 { $count } 行未填
figure-rows = { $count } 行计入这个数字
figure-rows-rest = 其余 { $count } 行见导出的表
figure-row = 行
figure-notes = 说明
figure-adds-sum = 计入
figure-adds-median = 天数
figure-adds-share = 计入分子
figure-not-counted = —
figure-unstated = 未填
figure-total-count = 合计
figure-total-sum = 合计
figure-total-median = 中位数
figure-total-share = 分子 ÷ 分母
figure-checked = 与页面上的 { $value } 相差 0。
figure-differs = 与页面上的 { $value } 相差 { $rest }。
figure-keys = ↑ ↓ 换行。
figure-days = { $days } 天
figure-target-row = 目标值：{ $metric }
figure-cell = 这一格：原文 { $original }，读作 { $value }
figure-blank = 空白
figure-other-cells = 这一行还有：
figure-read = 怎么读的
figure-read-column = 表头“{ $header }”，读作“{ $field }”
figure-read-unit = 单位：{ $unit }
figure-read-by = { $unit }报送，数据截至 { $date }
figure-read-belief = 几处都写的，取最新一期；同一期取后上传的，再取登记台账
figure-read-same = 一致
figure-read-other = 不一致，未采用
figure-history = 这一格的历次原文
figure-version = V{ $version }
figure-told-by = 报送
figure-feeds = “{ $field }”进入 { $count } 个数字
figure-feeds-note = 条＝它占那个数字的份额；点一行到那个数字
figure-export = 导出这 { $count } 行
figure-open-project = 打开{ $name }
figure-list-talks = 在谈未签约
figure-list-signed = 签约未开工
figure-unit-projects = { $count ->
   *[other] 个
}
figure-unit-matters = { $count ->
   *[other] 件
}
figure-unit-trips = { $count ->
   *[other] 批次
}
figure-unit-person-trips = { $count ->
   *[other] 人次
}
figure-unit-trip-days = { $count ->
   *[other] 天
}
figure-unit-days = { $count ->
   *[other] 天
}
figure-unit-companies = { $count ->
   *[other] 家
}
figure-unit-meetings = { $count ->
   *[other] 家次
}
figure-unit-moves = { $count ->
   *[other] 次
}
figure-unit-changes = { $count ->
   *[other] 处
}
figure-unit-permits = { $count ->
   *[other] 项
}
figure-unit-orders = { $count ->
   *[other] 件
}
figure-unit-returns = { $count ->
   *[other] 份
}
figure-signed = 本年签约项目
figure-signed-rule = 签约日期在本年、协议类型计入的项目；分期只计一次，缓建、停建、终止不计
figure-planned = 本年签约计划总投资
figure-planned-rule = 本年签约且计入的项目，计划总投资相加；未填不作 0
figure-started = 本年签约已开工
figure-started-rule = 本年签约且计入的项目中已开工的
figure-started_share = 本年签约开工占比
figure-started_share-rule = 本年签约且计入的项目中，已开工的个数 ÷ 全部个数
figure-waiting = 签约未开工
figure-waiting-rule = 本年签约且计入的项目中尚未开工的
figure-waiting_planned = 签约未开工计划总投资
figure-waiting_planned-rule = 签约未开工的项目，计划总投资相加；未填不作 0
figure-waiting_days = 签约未开工已等天数
figure-waiting_days-rule = 签约未开工的项目，从签约日到数据截至日的自然日，取中位数；只知年份的不计
figure-stock = 在该阶段的项目
figure-stock-rule = 数据截至日处在该阶段的项目；分期只计一次，缓建、停建、终止不计
figure-stock_planned = 该阶段计划总投资
figure-stock_planned-rule = 处在该阶段的项目，计划总投资相加；未填不作 0
figure-flow = 本年进入该阶段
figure-flow-rule = 进入日期写明、或两期台账之间看得出在本年进入该阶段的项目
figure-flow_planned = 本年进入该阶段计划总投资
figure-flow_planned-rule = 本年进入该阶段的项目，计划总投资相加；未填不作 0
figure-conversion = 转入更高阶段占比
figure-conversion-rule = 本年进入该阶段的项目中，已转入更高阶段的个数 ÷ 全部个数
figure-step_days = 进入该阶段用时
figure-step_days-rule = 本年进入该阶段的项目，从上一阶段到这一阶段的自然日，取中位数；日期只到年的不计
figure-step_days_last_year = 上年进入该阶段用时
figure-step_days_last_year-rule = 上年同期进入该阶段的项目，从上一阶段到这一阶段的自然日，取中位数
figure-rate = 比率
figure-rate-rule = 本年签约的项目（含此后终止的）中，分子 ÷ 分母；资金只算两项都填的项目
figure-exits = 退出合计的项目
figure-exits-rule = 缓建、停建、终止的项目，另列，不进任何合计
figure-exits_planned = 退出合计项目的计划总投资
figure-exits_planned-rule = 缓建、停建、终止的项目，计划总投资相加
figure-target = 目标完成率
figure-target-rule = 计入这项目标的数 ÷ 目标值；目标值取自年度目标表
figure-funds = 本年到位资金
figure-funds-rule = 同一口径内相加，退回的不计；不同口径不相加；含往年签约项目，不与本年签约额相除
figure-won = 本年进展
figure-won-rule = 本年签约、开工、投产的项目；日期只写到季度或年份的，不放进任何月份
figure-funds_month = 当月到位资金
figure-funds_month-rule = 默认口径，能单独算出当月数的项目相加；只写累计、算不出当月数的不在内
figure-funds_part = 本年到位资金
figure-funds_part-rule = 同一口径、同一状态内相加；仅上报的为各项目上报数减去审核通过数；退回的另列，不计入合计
figure-matters = 需要关注的事项
figure-matters-rule = 告警、预警的目标和项目；一个项目只计一次，取最重的一条，写明理由豁免的不计
figure-trips = 外出批次
figure-trips-rule = 所选方式、目的、层级下，今年开始的每一次拜访；同一次拜访的几行合为一批次
figure-person_trips = 领导人次
figure-person_trips-rule = 每位领导每次计 1 人次，不含随行人员
figure-trip_days = 外出天数
figure-trip_days-rule = 同一批次只计一次天数；首尾是否都计按口径设置
figure-trips_last_year = 上年同期批次
figure-trips_last_year-rule = 上年 1 月 1 日至同一天开始的拜访
figure-companies = 拜访企业
figure-companies-rule = 今年拜访的企业，按名称去重
figure-meetings = 拜访企业家次
figure-meetings-rule = 今年拜访企业的次数，一次见几家计几家次
figure-pushed = 拜访推进项目
figure-pushed-rule = 上报表“关联项目”写明、且台账里有的项目，按项目去重
figure-pushed_pair = 两级拜访推进项目（去重）
figure-pushed_pair-rule = 两级领导拜访推进的项目，两级都推进的只计一个
figure-pushed_both = 两级都推进的项目
figure-pushed_both-rule = 两级领导都拜访推进的项目
figure-pushed_last_year = 上年同期拜访推进项目
figure-pushed_last_year-rule = 上年同期两级领导拜访推进的项目，去重
figure-places = 去往该地的批次
figure-places-rule = 目的地所在的省份；一次去两省的，两省各计一次
figure-unseen = 未再拜访的企业
figure-unseen-rule = 今年拜访过、最近一次距数据截至日超过设定天数的企业
figure-outcome = 拜访后进入下一阶段占比
figure-outcome-rule = 拜访推进的项目中，在期限内进入下一阶段的 ÷ 已满期限的全部；先后关系，不是因果
figure-moves = 拜访后进入下一阶段
figure-moves-rule = 今年进入的阶段中，此前最长期限内有过拜访推进的；先后关系，不是因果
figure-readiness = 投产准备中的项目
figure-readiness-rule = 签约以后的项目，分期只计一次；状态按规则顺序取第一条成立的
figure-readiness_planned = 该状态计划总投资
figure-readiness_planned-rule = 处在该状态的项目，计划总投资相加；未填不作 0
figure-starting = 本季计划投产
figure-starting-rule = 本季计划投产、尚未投产且主体已完工的项目
figure-starting_overdue = 计划投产日已过
figure-starting_overdue-rule = 计划投产日在本季之前、尚未投产的项目
figure-starting_undated = 即将投产未填日期
figure-starting_undated-rule = 即将投产、没有写明计划投产日的项目
figure-forecast_open = 推算所依的在办项目
figure-forecast_open-rule = 已签约、未到该节点也未退出，且签约日期可用的项目
figure-forecast_left_out = 不在推算之内的项目
figure-forecast_left_out-rule = 已签约、未到该节点也未退出，签约日期未填或只到半年、年的项目
figure-forecast_past = 推算依据的以往项目
figure-forecast_past-rule = 已到该节点，且签约日期和到达日期都可用（到日、月或季）的项目
figure-forecast_was = 一年前的在办项目
figure-forecast_was-rule = 按一年前已知，已签约、未到该节点也未退出的项目
figure-forecast_came = 一年来到达该节点
figure-forecast_came-rule = 一年前在办的项目中，到今天已到该节点的
figure-next_gate = 下一关口
figure-next_gate-rule = 未投产的项目中，下一步要过该关口且写明要件状态的
figure-permit = 手续办结率
figure-permit-rule = （无需办理＋已办结）÷ 全部；未投产项目的主要手续，空白是未知、不作办结
figure-permit_projects = 手续全部办结的项目占比
figure-permit_projects-rule = 主要手续全部办结或无需办理的项目 ÷ 未投产的项目
figure-score = 准备度得分（低分）
figure-score-rule = 每项要件的权重 × 完成份额相加；空白按 0 算得低分
figure-bridge = 两期之间的变动
figure-bridge-rule = 两期之间逐项变动相加，等于本期减基期
figure-changes = 变动
figure-changes-rule = 两期台账之间写法不同的每一处
figure-postponed = 推迟节点的项目
figure-postponed-rule = 两期之间计划开工或计划投产日期推后的项目
figure-unfinished = 两未项目
figure-unfinished-rule = 在谈未签约、签约未开工的项目
figure-health = 体检命中的项目
figure-health-rule = 规则命中的项目；一个项目命中几条只计一次
figure-stalled = 停滞项目
figure-stalled-rule = 台账写明停滞，或下一要件等待超过设定天数的项目
figure-stuck = 卡在部门的手续
figure-stuck-rule = 等部门办理的手续，按承办部门列
figure-slipped = 推迟过承诺的项目
figure-slipped-rule = 历次台账中计划开工或计划投产日期推后过的项目；一个项目只计一次
figure-orders = 督办事项
figure-orders-rule = 督办台账的事项，一件几次反馈只计一件
figure-project_planned = 本项目计划总投资
figure-project_planned-rule = 各来源按数据新旧、上传先后、台账优先的顺序取第一个写明的
figure-project_age = 在当前阶段的天数
figure-project_age-rule = 从进入当前阶段之日到数据截至日的自然日
figure-project_funds = 本项目本年到位资金
figure-project_funds-rule = 默认口径；逐月填报的各月相加，填累计的取最近一期
figure-field = 台账字段
figure-field-rule = 各来源按数据新旧、上传先后、台账优先的顺序取第一个写明的
figure-returns = 报表
figure-returns-rule = 应报依据、期限和已报情况逐份列出
figure-order = 这件督办
figure-order-rule = 写到这件督办的每一行，新的在前
figure-unit-rows = { $count ->
   *[other] 行
}
figure-column-wan = 万元
figure-claims = 申报与认定
figure-claims-rule = 签约、开工、投产以项目台账为申报，以项目认定台账为认定；要有依据、日期、认定单位，且认定单位不是申报单位
figure-desk = 桌面
figure-desk-rule = 每件只计一次：督办、诉求、下一步、手续里说的是同一件事的，算在办的那一家；项目为尚未投产的

figure-sourced = 项目
figure-sourced-rule = 在册项目（分期只计一次，缓建、停建、终止不计），按招商方式、产业链、引荐人分；个人引荐的只计数
figure-sourced_planned = 计划总投资
figure-sourced_planned-rule = 这些在册项目的计划总投资相加，未填的不计并写明个数
figure-sourced_lead_days = 线索到签约天数
figure-sourced_lead_days-rule = 线索日期到签约日期的自然日，两头都填到月的在册项目，取中位数
figure-sourced_start_days = 签约到开工天数
figure-sourced_start_days-rule = 签约日期到实际开工日期的自然日，两头都填到月的在册项目，取中位数
figure-to_meet = 同链没见过的企业
figure-to_meet-rule = 与引荐企业同一产业链，近两年没有拜访记录、也没有洽谈及以后项目的企业，去重
figure-leads = 招商线索
figure-leads-rule = 线索台账的每一行；与在册项目或先报线索重复的，认定“不重复”以前不计入有效
figure-study = 学习场次
figure-study-rule = 本年学习记录的每一行，计场次或篇数；到会人员不显示
figure-unit-leads = { $count ->
   *[other] 条
}
figure-unit-sessions = { $count ->
   *[other] 次
}
