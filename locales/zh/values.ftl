# 单元格取值时发现的问题。每条都有 $text：单元格在文件中的原文。

cell-error = 单元格是错误值“{ $text }”，没有读取
    .remedy = 请修正公式或改填数值，再重新上传
formula-without-value = 公式没有保存计算结果，没有读取
    .remedy = 请用 Excel 或 WPS 打开文件，重新计算并保存后再上传
value-contract = 正式合同
value-framework = 框架
value-intent = 意向
value-strategic = 战略
value-partly = 部分
value-wholly = 全部
value-level-banner = { county-kind }
value-level-city = 市
value-level-region = { region-kind }
value-level-state = 国家
value-unit-pieces = 个
value-unit-pieces-of = 件
value-unit-items = 项
value-unit-companies = 家
value-unit-attendances = 人次
value-unit-working-days = 个工作日
value-yuan = 人民币
value-dollar = 美元
value-hong-kong-dollar = 港元
value-euro = 欧元
value-yen = 日元
value-assisted = 帮办
value-done-for = 代办
value-accompanied = 领办
value-verified = 核实
value-called-on = 走访
value-matter-permits = 手续
value-matter-land = 用地
value-matter-water-power = 用水用电
value-matter-money = 资金
value-matter-labour = 用工
value-matter-infrastructure = 基础设施
value-unsolved = 未解决
value-being-solved = 解决中
value-solved = 已解决
value-event-promotion = 推介会
value-event-talks = 洽谈会
value-event-round-table = 座谈会
value-event-summit = 峰会
value-event-fair = 展洽会
value-event-expo = 博览会
value-event-launch = 发布会
value-following-up = 跟进中
value-completed = 已完成
value-not-contacted = 未联系
value-followed = 在跟
value-became-project = 已转项目
value-duplicate = 重复
value-no-duplicate = 不重复
value-void = 无效
value-hotline = 24小时热线
value-invited = 政府邀请
value-volunteered = 自愿报名
value-asked-for-needs = 企业问需
value-invited-and-volunteered = 政府邀请+企业自愿报名
value-matter-finance = 融资
value-matter-utilities = 水电气
value-matter-approval = 手续审批
value-matter-policy = 政策咨询
value-handling-usual = 一般
value-handling-complex = 复杂
value-handling-lead = 主办
value-handling-assist = 协办
value-not-accepted = 未受理
value-accepted = 已受理
value-passed-on = 已转办
value-followed-up = 已回访
value-taken-up-again = 重办
value-cannot-be-done = 无法办理
value-satisfied = 满意
value-mostly-satisfied = 基本满意
value-not-satisfied = 不满意
value-director = 主任
value-leading-official = 牵头领导
value-liaison = 联络员
value-item-licence = 行政许可
value-item-confirmation = 行政确认
value-item-public-service = 公共服务
value-item-other-power = 其他行政权力
value-needed = 必要
value-not-needed = 非必要
value-may-follow = 容缺
value-own-document = 申请人自备
value-issued-document = 政府部门核发
value-shared-document = 共享获取
value-study-group = 中心组学习
value-study-discussion = 思想研讨
value-study-lecture = 专题党课
value-study-platform = 学习强国
value-study-account = 微信公众号
value-study-chat = 微信工作群
value-not-yet-judged = 待认定
value-recognised = 认定
value-refused = 不予认定
value-undecided = “{ $text }”表示尚未确定，按未知处理
    .remedy = 确定后请填写具体内容

# $shown：带百分号的写法
amount-percent = 金额栏里是百分数“{ $shown }”，没有读取
    .remedy = 请填写金额，或把这一列的单元格格式改为数值
amount-is-date = 金额栏里是日期“{ $text }”，没有读取
    .remedy = 请填写金额，并把单元格格式改为数值
# $unit：单元格自带的单位；$header_unit：表头的单位
amount-own-unit = 单元格自带单位“{ $unit }”，与表头的“{ $header_unit }”不同，已按“{ $unit }”换算
    .remedy = 请核对；最好全列统一使用表头的单位
amount-unreadable = 金额“{ $text }”无法识别，没有读取
    .remedy = 请只填数字，例如 12000 或 1.2亿元
amount-too-large = 金额“{ $text }”超出可以记录的范围，没有读取
    .remedy = 请核对数值和单位
amount-negative = 金额“{ $text }”是负数，已照原样读取
    .remedy = 如果不是冲减，请改正
# $currency：单元格所写的币种
amount-currency = 金额“{ $text }”的币种是{ $currency }，与本列不同，没有读取
    .remedy = 请换算成本列的币种，或在币种栏注明
amount-vague = 金额“{ $text }”不是确数，没有读取，原文保留
    .remedy = 请填写确切金额
# $read：读出的数，万元
amount-approximate = 金额“{ $text }”是约数，已按 { $read } 万元读取
    .remedy = 请填写确切金额
amount-words = 金额栏里是文字“{ $text }”，没有读取，原文保留
    .remedy = 请填写数字；没有金额时请留空
amount-range = 金额“{ $text }”是一个范围，没有读取
    .remedy = 请填写一个确切金额
# $parts：各部分原文
amount-several = 一个单元格里有几个金额（{ $parts }），没有读取
    .remedy = 请分期分行填写，或只填写总额

date-unreadable = 日期“{ $text }”无法识别，没有读取
    .remedy = 请按 2021-09-30 或 2021年9月 的写法填写
# $read：读出的日期
date-from-serial = “{ $text }”是日期的序号，已按 { $read } 读取
    .remedy = 请把单元格格式改为日期
# $year：年份
date-unlikely = 日期“{ $text }”的年份 { $year } 不合常理，已照原样读取
    .remedy = 请核对年份
date-short-year = “{ $text }”的年份只写了两位，已按 { $year } 年读取
    .remedy = 请写四位年份
date-without-year = 日期“{ $text }”没有写年份，没有读取
    .remedy = 请补上年份，例如 2021年9月
date-words = 日期栏里是文字“{ $text }”，没有读取，原文保留
    .remedy = 请填写日期；没有日期时请留空
date-range = “{ $text }”是一段时间，没有读取
    .remedy = 请把开始和结束日期分别填写
date-several = 一个单元格里有几个日期（{ $parts }），没有读取
    .remedy = 请分期分行填写
date-ambiguous = 数字“{ $text }”可能是 { $year } 年 1 月，也可能是 { $year } 年 10 月，没有读取
    .remedy = 请写成 { $year }年1月 或 { $year }年10月

number-unreadable = “{ $text }”不是数字，没有读取
    .remedy = 请只填数字
number-vague = “{ $text }”不是确数，没有读取，原文保留
    .remedy = 请填写确切数字
# $read：读出的数
number-approximate = “{ $text }”是约数，已按 { $read } 读取
    .remedy = 请填写确切数字
number-words = 数字栏里是文字“{ $text }”，没有读取，原文保留
    .remedy = 请填写数字；不清楚时请留空
number-percent = 数字栏里是百分数“{ $text }”，没有读取
    .remedy = 请填写数字
integer-expected = “{ $text }”不是整数，没有读取
    .remedy = 请填写整数

share-unreadable = 比率“{ $text }”无法识别，没有读取
    .remedy = 请写成 65% 或 0.65
# $read：读出的比率
share-unlikely = 比率“{ $text }”（{ $read }）不合常理，已照原样读取
    .remedy = 请核对
share-under-percent = 表头的单位是“%”，“{ $text }”已按 { $read } 读取
    .remedy = 请核对：是百分之几，还是小数
share-mixed = 同一列里既有小数又有百分数，“{ $text }”已按 { $read } 读取
    .remedy = 请全列统一，并带上百分号
share-ambiguous = “{ $text }”没有百分号，看不出是倍数还是百分数，没有读取
    .remedy = 请带上百分号，例如 129%
share-assumed-percent = “{ $text }”没有百分号，已按 { $read } 读取
    .remedy = 请带上百分号

text-too-long = 这一格写了 { $count } 个字，不像一个日期、金额、数目或状态，没有读取
    .remedy = 请把说明文字移到备注列，这一格只写一项内容
text-digits-lost = 编码“{ $text }”按数字保存，超过 15 位的数字已经丢失，没有读取
    .remedy = 请把单元格格式改为文本，再重新填写完整编码
flag-unreadable = “{ $text }”看不出是“是”还是“否”，没有读取
    .remedy = 请填写 是 或 否
names-unreadable = “{ $text }”不是名称，没有读取
    .remedy = 请填写名称，多个名称用顿号隔开
names-counted = “{ $text }”只有个数，没有写出名称，没有计入，原文保留
    .remedy = 请逐一写出名称，用顿号隔开
# $rest：没有列名的部分
names-and-others = “{ $text }”没有列全，“{ $rest }”未计入
    .remedy = 请把名称写全
coordinate-unreadable = 坐标“{ $text }”无法识别，没有读取
    .remedy = 请填写度（107.4812）或度分秒（107°28′52″）
coordinate-metres = 坐标“{ $text }”是平面坐标（米），这一格没有按度读取
    .remedy = 请改填经纬度；如果是高斯坐标，两列都要填
coordinate-pair = 一个单元格里有经度和纬度（{ $text }），没有读取
    .remedy = 请把经度和纬度分别填写

# 不是数据的行：为什么这样认定

layout-reason-above-header = 在表头之上
layout-reason-above-data = 在您指明的数据首行之上
layout-reason-unit-row = 只写了金额单位
layout-reason-section-row = 分组标题，没有其他内容
layout-reason-section-with-sums = 分组标题，带有本组合计
layout-reason-total-word = 以“合计”“小计”等字样开头
layout-reason-sum-of-rows = 只有数字，且等于各行之和
layout-reason-note-words = 注释、数据来源或填表人
layout-reason-after-last-row = 在最后一行数据之后，只有一个单元格
layout-reason-serial-only = 只有序号，其余为空
layout-reason-nothing-to-report = 写的是“无”，没有内容
layout-reason-other-table = 下面另一张表的行，没有自己的表头
layout-reason-beside-form = 在表单之外的文字
layout-reason-blank-of-every-name = 各栏都是空的，没有记录
# $count：有序号的格数
list-numbers = “{ $text }”等 { $count } 格里名称前的序号没有算进名称
    .remedy = 如果数字是名称的一部分，请去掉数字后面的点、顿号或括号

# 旗县和上一级怎么称呼
county-kind = { $county_kind ->
    [banner] 旗
    [city] 市
    [district] 区
   *[county] 县
}
region-kind = { $region_kind ->
    [region] 自治区
    [municipality] 市
   *[province] 省
}
county-towns = { $county_kind ->
    [banner] 苏木镇
   *[county] 乡镇
}
