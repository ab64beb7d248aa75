# 月调度
nav-dispatch = 月调度
dispatch-empty-title = 还没有可对比的数据
dispatch-empty-body = 上传两期项目台账后，这里逐项列出本期比上期变了什么、对账到分。
dispatch-no-before-title = 还没有更早的一期可对比
dispatch-no-before-body = 现在只有这一期数据。上传更早日期的台账，或等下期台账上传后再看。

# 两期
dispatch-against = 对比
dispatch-against-month = 较上月
dispatch-against-quarter = 较上季
dispatch-against-year = 较年初
dispatch-against-chosen = 自选
dispatch-base-date = 基期日期
dispatch-base-version = 基期版本
dispatch-this-version = 本期版本
dispatch-version = V{ $version } · { $by } · { $at }
dispatch-pair-note = 基期 { $before }（V{ $before_version }），本期 { $after }（V{ $after_version }）；本期日期在右上角选
dispatch-label-month = { $month }月
dispatch-label-month-of-year = { $year }年{ $month }月
dispatch-label-version = { $date } V{ $version }

# 标题
dispatch-headline = { $after }比{ $before }：签约 { $count } 个{ $planned ->
    [no] {""}
   *[yes] 、计划总投资 { $amount }
}{ $rest }
dispatch-headline-turned = { $year }年以来（比{ $before }）：新签约 { $count } 个{ $planned ->
    [no] {""}
   *[yes] 、计划总投资 { $amount }
}{ $rest }
dispatch-headline-changes = { $after }比{ $before }：变动 { $changes } 处{ $rest }
dispatch-headline-none = { $after }比{ $before }：台账没有变动
dispatch-headline-production = ；{ $count } 个项目推迟投产
dispatch-headline-start = ；{ $count } 个项目推迟开工
dispatch-headline-on-time = ；没有项目推迟计划
dispatch-sub-changes = 变动 { $count } 处，涉及 { $projects } 个项目
dispatch-sub-silent = { $count } 处未说明原因
dispatch-sub-explained = 没有未说明的变动
dispatch-sub-funds = { $name } { $amount }
dispatch-figure-signed = 本年签约项目
dispatch-figure-planned = 计划总投资
dispatch-figure-funds = 本年到位（{ $basis }口径，上报＋审核通过）
dispatch-figure-postponed = 推迟开工或投产
dispatch-figure-compared = 较{ $before }
dispatch-figure-compared-turned = 年初以来
dispatch-figure-was = 上期 { $value }
dispatch-figure-was-turned = 上年度 { $value }
dispatch-figure-postponed-start = 开工 { $count }
dispatch-figure-postponed-production = 投产 { $count }

# 读稿：类别
dispatch-topic-gone = 移出台账 { $count } 个
dispatch-topic-merged = 并入其他项目 { $count } 个
dispatch-topic-exit = 停缓建、终止 { $count } 个
dispatch-topic-stage_down = 阶段退后 { $count } 个
dispatch-topic-production_later = 推迟投产 { $count } 个
dispatch-topic-start_later = 推迟开工 { $count } 个
dispatch-topic-new = 新增项目 { $count } 个
dispatch-topic-stage_up = 阶段进展 { $count } 个
dispatch-topic-resumed = 恢复推进 { $count } 个
dispatch-topic-stage_told = 阶段补填 { $count } 个
dispatch-topic-amount = 金额变动 { $count } 处
dispatch-topic-production_earlier = 提前投产 { $count } 个
dispatch-topic-start_earlier = 提前开工 { $count } 个
dispatch-topic-date = 日期填报、变更 { $count } 处
dispatch-topic-leader = 领导变更 { $count } 处
dispatch-topic-unit = 单位变更 { $count } 处
dispatch-topic-funds = 到位资金变动 { $count } 个
dispatch-topic-permit = 要件变动 { $count } 项，涉及 { $projects } 个项目
dispatch-topic-silent = （其中 { $count } 处未说明）
dispatch-line-unit = { $unit }：
dispatch-line-end = 。
dispatch-no-unit = 未填责任单位
dispatch-between = ；
dispatch-comma = 、
dispatch-item = { $project } { $change }
dispatch-item-named = { $project }{ $change }
dispatch-item-silent = 【未说明】
dispatch-blank = 未填
dispatch-change-arrow = { $old }→{ $new }
dispatch-change-field = { $field } { $arrow }
dispatch-change-delta = { $said }（{ $delta }）
dispatch-change-first = { $field } { $new }
dispatch-change-funds-first = 首笔 { $amount }
dispatch-change-later = { $arrow }，推迟 { $days } 天
dispatch-change-earlier = { $arrow }，提前 { $days } 天
dispatch-change-new = （{ $stage }）
dispatch-change-gone = （原阶段 { $stage }）
dispatch-change-merged = （原阶段 { $stage }）
dispatch-permit-project = { $project }{" "}
dispatch-permit-state = {" "}→ { $state }
dispatch-permit-first = 首次填报 { $count } 项
dispatch-permit-between = ，

# 对账桥
dispatch-measure-signed = 签约项目
dispatch-measure-planned = 计划总投资
dispatch-measure-funds = 到位资金（{ $basis }口径，上报＋审核通过）
dispatch-projects = { $count } 个
dispatch-bridge-title = { $name }：{ $before } → { $after }，变动 { $change }，余差 { $rest }
dispatch-unstated = 金额未填的签约项目：上期 { $before } 个，本期 { $after } 个
dispatch-unstated-named = ；本期进出的：{""}

dispatch-amount-unstated = 金额未填
dispatch-bridge = 对账
dispatch-bridge-signed = 个数
dispatch-bridge-planned = 计划总投资
dispatch-bridge-funds = 到位资金
dispatch-bridge-note = 零线＝基期合计；条＝逐项变动，金额最大的点名，其余合为一条
dispatch-bridge-unknown = 两期都没有这一项的数据
dispatch-bridge-table = 全部 { $count } 项变动（列表）
dispatch-bridge-source = 看每项变动在两期原表中的单元格
dispatch-bridge-sum = 变动合计
dispatch-bridge-rest = 余差
dispatch-zero = { $before }合计
dispatch-row-before = { $before }合计
dispatch-row-after = { $after }合计
dispatch-row-rest = 其余 { $count } 个项目
dispatch-row-turned = 上年度 { $count } 个项目转出
dispatch-row-unstated = 金额未填的 { $count } 个项目
dispatch-reason-signed = 新签约
dispatch-reason-new = 新入台账，已签约
dispatch-reason-resumed = 恢复推进
dispatch-reason-agreement_counted = 协议类型改为计入
dispatch-reason-gone = 移出台账
dispatch-reason-merged = 并入其他项目
dispatch-reason-exit = 停缓建或终止
dispatch-reason-agreement_uncounted = 协议类型改为不计入
dispatch-reason-signing_moved = 签约日期改到别的年度或未填
dispatch-reason-phase = 改为随母项目计
dispatch-reason-year_turned = 新年度重新起算
dispatch-reason-amount = 金额调整
dispatch-reason-amount_filled = 补填金额
dispatch-reason-amount_blanked = 金额改为未填
dispatch-reason-funds_up = 新增到位
dispatch-reason-funds_down = 到位数下调
dispatch-reason-funds_first = 本年首笔
dispatch-reason-funds_gone = 到位记录不再计入
dispatch-reason-count = { $reason } { $count } 个

# 读稿、变动清单
dispatch-aloud = 宣读稿
dispatch-aloud-note = 按类别、责任单位排列；数字和日期都取自两期台账
dispatch-aloud-none = 两期台账没有不同
dispatch-list = 变动清单 { $count } 处，{ $silent } 处未说明原因
dispatch-list-note = 未说明＝数值变了，而{ $fields }都未填或与上期相同（本系统设定，管理员可改）
dispatch-list-hint = 选一行，看两期原表的单元格和上传人
dispatch-only-silent = 只看未说明的
dispatch-silent-mark = ▲ 未说明
dispatch-short-gone = 移出
dispatch-short-merged = 并入
dispatch-short-exit = 停缓
dispatch-short-stage_down = 退后
dispatch-short-production_later = 推迟投产
dispatch-short-start_later = 推迟开工
dispatch-short-new = 新增
dispatch-short-stage_up = 进展
dispatch-short-resumed = 恢复
dispatch-short-stage_told = 阶段补填
dispatch-short-amount = 金额
dispatch-short-production_earlier = 提前投产
dispatch-short-start_earlier = 提前开工
dispatch-short-date = 日期
dispatch-short-leader = 领导
dispatch-short-unit = 单位
dispatch-short-funds = 到位
dispatch-short-permit = 要件
dispatch-column-topic = 类别
dispatch-column-silent = 说明
dispatch-column-field = 内容
dispatch-column-old = 上期
dispatch-column-new = 本期
dispatch-column-old-cell = 上期单元格 · 上传人
dispatch-column-new-cell = 本期单元格 · 上传人
dispatch-told-by = { $cell } · { $by }
dispatch-column-reason = 原因
dispatch-column-delta = 变动

# 两未
dispatch-unfinished-talks = 谈而未签 { $count } 个{ $longest }；{ $dated ->
        [no] 下步期限都没填
       *[yes] { $overdue } 个下步已过期限
    }
dispatch-unfinished-talks-none = 没有谈而未签的项目
dispatch-unfinished-signed = 签而未开 { $count } 个{ $longest }；{ $dated ->
        [no] 下步期限都没填
       *[yes] { $overdue } 个下步已过期限
    }
dispatch-unfinished-signed-none = 没有签而未开的项目
dispatch-unfinished-note = 不限年份；天数为自然日，自进入洽谈或签约起算；选一行打开项目
dispatch-at-latest = 不晚于 { $date }
dispatch-column-days = 已过天数
dispatch-column-since = 起算日期
dispatch-column-overdue = 逾期（天）

# 项目体检
dispatch-health = 项目体检：{ $projects } 个项目触发 { $rules } 条规则、共 { $hits } 处，其中本期新触发 { $fresh } 处
dispatch-health-alone = 项目体检：{ $projects } 个项目触发 { $rules } 条规则、共 { $hits } 处
dispatch-health-lights = 。每个项目按最重的一盏灯计：{ $lit }，与总览一致
dispatch-health-none = 项目体检：{ $rules } 条规则都没有触发
dispatch-health-rule = { $rule } { $count } 个
dispatch-health-quiet = ；未触发：{""}
dispatch-column-rule = 规则
dispatch-column-numbers = 触发的数字
dispatch-column-fresh = 新触发
dispatch-column-source = 出处
dispatch-fresh = 新
dispatch-season = 施工季参考进度：{ $month }月末 { $share }（{ $source }）
dispatch-stalled = 停滞 { $count } 个
dispatch-column-stalled = 停在哪里
dispatch-stalled-none = 没有停滞的项目

# 卡在部门
dispatch-stuck = 卡在部门：{ $offices } 个部门 { $count } 件，超时限 { $overdue } 件，未填时限而等满 { $days } 天的 { $long } 件
dispatch-stuck-unknown = 卡在部门：还没有要件台账
dispatch-stuck-none = 没有等部门办理的要件
dispatch-stuck-note = { $rule }；放假安排收录 { $first }–{ $last } 年；审批层级写明，上级审批不算本级拖延
dispatch-stopped = 停表中（补正或特别程序）
dispatch-stuck-item = 要件
dispatch-stuck-project = 项目
dispatch-stuck-state = 状态
dispatch-stuck-since = 自何时
dispatch-stuck-waited = 已等（自然日）
dispatch-stuck-limit = 时限
dispatch-stuck-overdue = 是否超时
dispatch-stuck-office = { $office }（审批层级：{ $level }）：{ $count } 件，超时限 { $overdue }，久等 { $long }{ $longest }
dispatch-limit-none = 台账未填
dispatch-limit-promised = 承诺 { $days } 个工作日
dispatch-limit-statutory = 法定 { $days } 个工作日
dispatch-overdue-days = 超 { $days } 个工作日
dispatch-long = 久等

# 节点变更台账
dispatch-promises = 节点变更：{ $projects } 个项目推迟 { $times } 次、合计 { $days } 天；{ $overdue } 个节点已过期未兑现
dispatch-promises-none = 节点变更：没有推迟，也没有过期的节点
dispatch-promises-note = 每期台账的计划开工、计划投产都留底；变更天数＝末次承诺比首次承诺晚的自然日；没推迟但晚于承诺的也列出
dispatch-column-promise = 节点
dispatch-promise-start = 开工
dispatch-promise-production = 投产
dispatch-column-first = 首次承诺
dispatch-column-last = 末次承诺
dispatch-column-times = 次数
dispatch-column-slip = 推迟（天）
dispatch-column-standing = 现状
dispatch-column-promises = 承诺
dispatch-column-slipped = 推迟
dispatch-column-overdue-count = 过期
dispatch-promise-units = 各责任单位的节点变更
dispatch-standing-kept = 已兑现
dispatch-standing-late = 已兑现，晚 { $days } 天
dispatch-standing-overdue = 已过期 { $days } 天
dispatch-standing-open = 未到期

# 拜访效果
dispatch-visits = 两期之间 { $count } 个项目进档，其中 { $visited } 个此前 { $days } 天内被拜访过
dispatch-visits-unknown = 两期之间 { $count } 个项目进档；没有拜访台账，看不出此前是否拜访过
dispatch-visits-none = 两期之间没有项目进档
dispatch-visits-note = { $rule }；只看写到日的节点
dispatch-visit-line = { $project } { $entered } 进入{ $stage }；{ $visited } { $leaders }拜访，{ $days } 天后

# 月调度各部分
dispatch-section = 月调度的各部分
dispatch-section-bridge = 对账与宣读
dispatch-section-changes = 变动
dispatch-section-orders = 督办
dispatch-section-unfinished = 两未项目
dispatch-section-health = 项目体检
dispatch-section-stuck = 卡在部门
dispatch-section-promises = 节点变更
dispatch-section-visits = 拜访后进展
dispatch-section-pack = 会议材料
dispatch-bar = 会议材料，数据截至 { $as_of }
