# 领导拜访

visits-missing = 台账报来以后，这里看什么
visits-empty-title = 还没有拜访记录
visits-empty-body = 上传外出招商情况上报表后，这里会回答：谁去了哪里、比去年多还是少、推动了哪些项目、哪些企业再没见过。

visits-mode = 方式
visits-purpose = 目的
visits-tier = 领导层级

visits-headline = { $month ->
    [1] 1 月
   *[other] 1–{ $month } 月
}{ $mode ->
    [outbound] 外出拜访
    [online] 线上会商
    [inbound] 接待来访
   *[all] 外出、线上和来访共
} { $trips } 批次，{ $compared }；{ $pushed }{ $unseen }
visits-headline-pushed = 推动 { $projects } 个项目
visits-headline-pushed-unknown = 没有填写推动的项目
visits-headline-unseen = ，{ $companies } 家企业 { $days } 天未再见
visits-headline-none = { $chosen ->
    [yes] 所选范围内今年
   *[no] 今年两级领导
}还没有{ $mode ->
    [outbound] 外出拜访
    [online] 线上会商
    [inbound] 来访接待
   *[all] 拜访
}记录
visits-headline-others = ；台账里另有 { $trips } 批次未填领导层级或属其他层级
visits-headline-unreported = { $year } 年的拜访台账还没有报
visits-sub-unreported = 上传外出招商情况上报表后，这里会显示；以前的年份请在右上角选日期。
visits-compared-more = 比上年同期多 { $trips } 批次
visits-compared-fewer = 比上年同期少 { $trips } 批次
visits-compared-same = 与上年同期持平
visits-compared-unknown = 上年同期没有台账可比
visits-sub-shared = { $shared } 批次为多位领导同行：合计只计一次，每位领导名下各计一次。
visits-sub-crossed = { $crossed } 批次两级领导同行，所以两级批次相加大于合计。
visits-foot-left-out = 另有 { $trips } 批次由其他层级或未填层级的人员完成，未计入。
visits-sub-join = { $parts }

visits-label-trips = 批次
visits-label-person-trips = 人次
visits-label-days = 天数
visits-label-companies = 拜访企业
visits-unit-trips = 批次
visits-unit-person-trips = 人次
visits-unit-days = 天
visits-unit-companies = 家
visits-trips-rule = 一次外出计 1 批次，去几家、几人同行都算一次
visits-person-rule = 只计领导，不含随行人员
visits-days-rule-both = 首尾两天都计，半天计 0.5
visits-days-rule-nights = 首尾只计一天，半天计 0.5
visits-days-blank = ；{ $trips } 批次未填天数
visits-companies-rule = 按企业去重；共 { $meetings } 家次

visits-trips = 批次
visits-change = 增减
visits-projects = 项目
visits-by-month = 每月批次
visits-by-month-note = 蓝柱 { $year }，灰线 { $last }
visits-dumbbell-note = 灰 { $last } → 蓝 { $year } 同期批次
visits-month = { $month }月
visits-no-month = 不详
visits-cell = { $month }：{ $trips } 批次{ $shared ->
    [0] { "" }
   *[other] （同行 { $shared }）
}，上年 { $last } 批次
visits-cell-alone = { $month }：{ $trips } 批次{ $shared ->
    [0] { "" }
   *[other] （同行 { $shared }）
}
visits-by-month-alone = { $year } 年；上年没有台账
visits-matrix-caption = 各级领导逐月拜访批次，与上年对照
visits-leaders-title = { $leaders } 位领导{ $mode ->
    [outbound] 出行
    [online] 会商
    [inbound] 接待
   *[all] 参与
}，{ $most }
visits-leaders-most = { $leader }最多，{ $tied ->
    [yes] 各 { $trips }
   *[no] { $trips }
} 批次
visits-leaders-tied = 最多的 { $count } 位各 { $trips } 批次
visits-leaders-none = 所选条件下今年没有拜访
visits-leaders-note = 圆点面积为批次：蓝为今年，灰为上年，空心为同行；项目按领导不可相加

visits-overlap-title = 两级领导推动 { $projects } 个项目，{ $both } 个两级都推动
visits-overlap-title-none = 今年的拜访没有写明由{ $first }、{ $second }推动的项目
visits-overlap-note = 去重 { $first } + { $second } − { $both } = { $distinct }{ $compared }
visits-overlap-last = ；上年同期 { $projects } 个
visits-overlap-none = 在上报表填写“关联项目”（项目编号或名称）和领导层级后，这里会显示。
visits-overlap-each = 每格约 { $each } 个项目
visits-overlap-alt = { $a }推动 { $first } 个项目，{ $b }推动 { $second } 个，其中 { $both } 个两级都推动

visits-places-each = 去往{ $places }{ $rest ->
    [0] {""}
   *[other] 等 { $count } 地
}最多，各 { $trips } 次
visits-places-title = 主要去往{ $places }，共 { $trips } 次，占各地合计的 { $share }
visits-places-none = 今年没有登记目的地
visits-places-note = 按目的地省份计批次，竖线为上年同期，右列为增减；一次去两省两边都计
visits-places-rest = 另有 { $places } 个省份，{ $trips } 批次

visits-unseen-title = { $companies } 家企业拜访后 { $limit } 天未再见，最久 { $longest } 天
visits-unseen-none = 没有企业拜访后超过 { $days } 天未再见
visits-unseen-note = 任何方式、任何人再见都算；天数为自然日
visits-unseen-rest = 另有 { $companies } 家，见全部名单
visits-company = 企业
visits-last-date = 最近一次
visits-met-by = 拜访领导
visits-next-by = 下步责任
visits-days-since = 已隔天数

visits-outcomes-title = { $days } 天内有进展：{ $pushes } 次推动中的 { $moved } 次
visits-outcomes-none = 还没有足够久的拜访可供回看
visits-outcomes-note = 一次拜访关联一个项目计一次推动；只看期限已到的，只认写到日的节点；先后关系，不等于因果
visits-within = { $days } 天内
visits-moves-title = 拜访后 { $days } 天内，{ $projects } 个项目进入 { $moves } 个新阶段
visits-moves-none = 拜访后还没有项目进入新阶段
visits-moves-note = 取进入该阶段之前最近的一次拜访；点一行打开项目
visits-project = 项目
visits-stage-reached = 进入阶段
visits-stage-date = 进入日期
visits-trip-date = 拜访日期
visits-leader = 领导
visits-days-after = 相隔天数

visits-foot = 默认只计外出；来访接待和线上用“方式”查看。推动项目计哪些方式由口径设置决定。只写到年的拜访列在“不详”。
