# 组织体系：机构、成员、桌面

nav-organisation = 组织体系
value-body-leading = 领导小组
value-body-department = 工作部门
value-body-group = 专项招商组
value-body-unit = 成员单位
value-body-branch = 党支部
value-duty-head = 组长
value-duty-first-deputy = 常务副组长
value-duty-deputy = 副组长
value-duty-member = 成员
organisation-comma = 、
organisation-stop = ；
organisation-between = { " · " }
organisation-empty = 还没有组织名册，也没有可以分派的事
organisation-empty-body = 上传组织名册（机构、职责、成员、任职日期）和项目台账后，这里显示谁管什么、桌上有什么。
organisation-unregistered = 组织名册还没有上传
organisation-two-heads = 双组长
organisation-heads = { $count } 名组长
organisation-working_departments = { $count } 个工作部门
organisation-special_groups = { $count } 个专项招商组
organisation-fullest = { $body }桌上最多，{ $count } 件
organisation-fullest-each = { $body }{ $bodies ->
    [2] {""}
    [3] {""}
   *[other] 等 { $bodies } 家
}桌上最多，各 { $count } 件
organisation-nobody-projects = { $count } 个项目没有责任单位
organisation-sub = 桌上合计 { $count } 件，同一件事只算在办的那一家
organisation-sub-day = 。谁管什么按 { $day } 在任的名册，人员、机构变动按日期记，历史数字不跟着变
organisation-bodies = 各家桌上合计 { $count } 件
organisation-compared = { $most }最重：{ $count } 件，是{ $least }的 { $times } 倍
organisation-bodies-note = 点一行看它的桌面；有专项组的项目算在组里，其余算在手的单位、镇
organisation-kind = { $kind } { $count }
organisation-rest = 其余 { $count } 个
organisation-nobody = 没有责任单位
organisation-sum = 合计（每件只计一次）
organisation-column-body = 机构
organisation-column-total = 桌上合计
organisation-column-light = 状态
organisation-column-thing = 是什么
organisation-column-matter = 事项
organisation-column-holder = 在谁手上
organisation-column-due = 期限
organisation-column-days = 剩 / 已等
organisation-column-duty = 职责
organisation-column-member = 成员
organisation-column-post = 单位、职务
organisation-column-span = 任期
organisation-thing-project = 项目
organisation-thing-step = 下一步
organisation-thing-permit = 手续
organisation-thing-order = 督办
organisation-thing-request = 诉求
organisation-desk = { $body }的桌面：{ $count } 件
organisation-desk-nobody = 没有责任单位的 { $count } 件
organisation-empty-desks = 各家桌上都没有在办的事
organisation-led = 负责人 { $heads }
organisation-members = 成员 { $people } 行、{ $units } 个单位
organisation-since = { $day } 起
organisation-former = 曾用名 { $names }
organisation-late-project = { $count } 个告警
organisation-late-thing = { $count } 件逾期
organisation-tasks = { $count } 件在办，{ $undated ->
    [0] 都在期限内
   *[other] 没有逾期或将到期的，{ $undated } 件没写期限
}
organisation-tasks-late = { $count } 件在办，{ $late } 件逾期、将到期或等得久，排在前面
organisation-tasks-rest = 其余 { $count } 件
organisation-of-project = { $project }　{ $matter }
organisation-also = 也是{ $things }，同一件
organisation-days-left = { $days } 天
organisation-days-waited = 已等 { $days } 天
organisation-projects = { $count } 个项目，{ $late } 个告警
organisation-projects-rest = 其余 { $count } 个在签约管道里
organisation-members-title = 名册里的 { $count } 行：管什么、有哪些人
organisation-span-since = { $since } 起
organisation-span = { $since } 至 { $until }
organisation-to-projects = 签约管道里的这些项目
organisation-to-permits = 投产准备里的手续
organisation-to-orders = 月调度里的督办
organisation-to-list = { $ledger }清单
organisation-rule = 剩余为负即过期；诉求按其时限的工作日，其余按自然日
organisation-by = 按什么看
organisation-by-bodies = 组织
organisation-by-branches = 党支部
organisation-by-people = 个人
organisation-no-branches = 名册里没有党支部
organisation-no-people = 没有写服务专员
organisation-people-person = 服务专员
organisation-people-unit = 单位
organisation-people-served = 在服务项目
organisation-people-late = 已过承诺日
organisation-people-soon = 近期到期
organisation-rest-people = 另有 { $count } 人，在全周期服务页
