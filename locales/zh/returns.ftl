# 收表：谁该报、谁没报、发出去的表、催报语

nav-returns = 收表

# 期间与日期
returns-period-month = { $year }年{ $month }月
returns-period-quarter = { $year }年{ $quarter ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
}季度
returns-period-year = { $year }年
returns-day = { $year }年{ $month }月{ $day }日
returns-day-short = { $month }月{ $day }日

# 状态
returns-state-filed = 已报
returns-state-nil = 零报告
returns-state-problems = 已报有问题
returns-state-overdue = 逾期未报
returns-state-waiting = 未报，未到期
returns-state-dispensed = 免报

# 来源
returns-source-history = 报过即应报：首次报送 { $since }
returns-source-settings = 应报单位设置
returns-source-person = { $by } 指定（{ $time }）

# 发出去的表
returns-form-file = 填报表
returns-form-title = { $unit } { $period }{ $form }
returns-form-about = 填报单位：{ $unit }　　报送期间：{ $period }　　请于{ $due }前报送　　表号：{ $number }（勿改）
returns-form-guide-due = { $form }：报送期间 { $period }，请于{ $due }前报送。
returns-form-guide-filled = 表中已按第 { $version } 版台账填入本单位已知的内容，请核对、补充、改正；不改的不用动。
returns-form-guide-rows = 新增的项目接着往下填；确已不属本单位的行可以删除，收表时会逐行问一次。请不要改动表头和工作表名。
returns-form-guide-blank = 不掌握的单元格留空，不要填 0：空白按“未知”处理。本期没有内容的，请回复“零报告”，不必交空表。
returns-form-guide-funds = 到位资金：本月没有到位的填 0；不再上报的项目把整行删去。“上期数”一列仅供对照，不会读入。
returns-form-guide-secrecy = 非涉密系统，严禁填写涉密信息。

# 催报语
returns-sentence-overdue = { $period }{ $form }应于{ $due }前报送，已逾期 { $days } 天
returns-sentence-waiting = { $period }{ $form }请于{ $due }前报送，{ $days ->
    [0] 今天到期
   *[other] 还有 { $days } 天
}
returns-sentence-problems = { $period }{ $form }已报（第 { $version } 版，{ $files }），还有 { $errors } 处错误{ $rejected ->
    [0] {""}
   *[other] 、{ $rejected } 行没有读入
}，请改正后重报
returns-sentence-partial = { $period }{ $form }只报到{ $covered }，请补报其余部分
returns-sentence-before = （此前已连续 { $count } 期未报）
returns-reminder-joint = ；
returns-reminder-line = { $unit }：{ $sentences }。

returns-reminders-sheet = 催报清单
returns-reminders-file = 催报清单_{ $period }.xlsx
returns-column-unit = 单位
returns-column-period = 期间
returns-column-form = 报表
returns-column-state = 状态
returns-column-due = 应报日
returns-column-days = 逾期（自然日）
returns-column-sentence = 催报内容

# 设置有误
returns-form-unknown = { $file } 中的 { $at } 不是任何台账的报表
    .remedy = 可写的有：{ $known }

# 收表页
returns-period = 期间
returns-unit = 份
returns-list-joint = 、
returns-list-more = { $names }等 { $count } 个单位
returns-headline-none = { $period }没有应报的报表
returns-headline-missing = { $period }应报 { $owed } 份，已报 { $filed } 份，还差 { $units } { $missing } 份
returns-headline-complete = { $period }应报 { $owed } 份，已全部报齐
returns-headline-problems = ，其中 { $count } 份有问题
returns-sub-due = 应于{ $days }前报送。
returns-sub-latest = 逾期最久的是 { $unit } { $form }{ $count ->
    [1] ，{ $days } 天（自然日）。
   *[other] 等 { $count } 份，都已 { $days } 天（自然日）。
}
returns-sub-last = 最后报到的是 { $unit }，{ $time }。
returns-sub-empty = 还没有发布过台账。在“数据”页发布第一份之后，报过的单位每期都列在这里；也可以在下面添加应报单位。
returns-figure-owed = 应报
returns-figure-units = 单位
returns-figure-filed = 已报
returns-figure-rate = 报送率
returns-figure-missing = 未报
returns-figure-overdue = 已逾期
returns-figure-problems = 已报有问题
returns-figure-errors = 错误
returns-figure-before = 较上月
returns-counts-owed = 应在{ $period }计数、没有登记免报的报表；每份应报的依据见下
returns-counts-filed = 第 { $version } 版中有这一期间的数据，或登记了零报告；有问题的也算已报
returns-counts-missing = 第 { $version } 版中没有这一期间的数据，也没有登记零报告；今天（{ $today }）过了应报日的算逾期，到期当天不算
returns-counts-problems = 已报的报表中，有错误、有行没有读入，或没有报到期末的

returns-nothing-owed = 这个月没有单位应报：没有报过的记录，设置文件中也没有写明。
returns-matrix-title = { $units } 个单位中 { $complete } 个已报齐、没有遗留问题
returns-matrix-note = 空格表示不用报这张表；按季、按年报送的表整个期间都列出，只在应报的那个月计数
returns-matrix-label = 各单位各表的报送情况
returns-cell-overdue = 逾期 { $days } 天
returns-cell-waiting = { $days ->
    [0] 今天到期
   *[other] 还有 { $days } 天
}
returns-cell-errors = { $count } 处错误
returns-cell-partial = 只报了一部分
returns-cell-late = 迟 { $days } 天
returns-list-title = 报送明细（{ $count } 份）
returns-list-note = 点一行，看应报的依据和报来的文件，或登记零报告、免报
returns-column-filed = 报送时间
returns-column-version = 版本
returns-column-rows = 行数
returns-column-issues = 问题
returns-column-file = 文件
returns-column-by = 上传人
returns-sheet-rows = 数据行

returns-reminders-none = 无需催报
returns-reminders-title = 待催报：{ $units } 个单位、{ $returns } 份报表
returns-reminders-note = 一个单位一行，右上角可整段复制；天数按自然日计
returns-reminders-download = 下载催报清单
returns-sign-in-title = 填报表登录后可下载
returns-sign-in-note = 填报表含各单位台账内容，登记免报、零报告也要先登录（见“数据”页）
returns-forms-title = 给 { $units } 个单位的填报表已备好
returns-forms-note = 按第 { $version } 版填入已知内容；收回后在“数据”页上传，单位、日期、期间会自动认出
returns-forms-all = 下载全部 { $units } 个单位的填报表
returns-forms-file = 填报表_{ $period }.zip
returns-form-of = { $unit }填报表

returns-fact-state = 状态
returns-fact-reckoned = 怎么算的
returns-fact-period = 期间
returns-fact-due = 应报日
returns-fact-rule = 期限依据
returns-fact-source = 应报依据
returns-fact-before = 此前连续未报期数
returns-fact-decision = 登记
returns-fact-filed = 报送
returns-fact-version = 版本
returns-fact-as-of = 数据截至
returns-fact-span = 覆盖日期
returns-reckoned-overdue = 今天 { $today }，应报日 { $due }，已过 { $days } 天（自然日）；过 1 天即逾期
returns-reckoned-waiting = 今天 { $today }，应报日 { $due }，{ $days ->
    [0] 今天到期
   *[other] 还有 { $days } 天（自然日）
}；过 1 天即逾期
returns-reckoned-late = { $filed } 报送，应报日 { $due }，迟 { $days } 天（自然日）
returns-reckoned-in-time = { $filed } 报送，应报日 { $due }，没有迟
returns-reckoned-sample = 示例数据不计迟报
returns-reckoned-errors = 错误 { $errors } 处，未读入 { $rejected } 行；都是 0 才算没有问题
returns-reckoned-partial = 只报到 { $covered }，期间到 { $end }，还差 { $days } 天（自然日）
returns-reason = 说明（选填）
returns-act-nil = 登记零报告
returns-act-dispense = 本期免报
returns-act-dispense-later = 以后免报
returns-act-owes = 恢复应报
returns-decided-owes = { $by } 于 { $time } 登记应报
returns-decided-dispensed = { $by } 于 { $time } 登记免报
returns-decided-nil = { $by } 于 { $time } 登记零报告
returns-add-title = 添加应报单位
returns-add-unit = 选择或输入单位全称
returns-add = 从{ $period }起应报
returns-add-which = 先写明是哪个单位

returns-rules-title = 应报规则与依据
returns-rule-usual = 各表
returns-rule-month = { $what }：每月一报，{ $month ->
    [1] 当月
    [2] 次月
   *[other] 第 { $month } 个月（当月为第 1 个月）
} { $day } 日前。依据：{ $source }
returns-rule-quarter = { $what }：每季一报，季首月起第 { $month } 个月 { $day } 日前。依据：{ $source }
returns-rule-year = { $what }：每年一报，1 月起第 { $month } 个月 { $day } 日前。依据：{ $source }
returns-rule-own = 按季报送的专项台账
returns-rule-history = 报过一次的单位，从那一期起每期应报，直到登记免报
returns-rule-no-history = 只有设置文件或人工登记的单位应报
returns-rule-days = 天数按自然日计；到期当天不算逾期。同一期报了几次的，以数据截至日最新、版本最后的一份为准
returns-rule-file = 应报单位和期限由管理员在设置中写明，重启后生效

# 收回来的表（数据页）
returns-form-spoilt = “{ $file }”像是发出去的填报表，但表号被改动或删去了，按普通台账读：改动的格子不逐项对照，请核对单位和截至日期。
returns-recognised = 认出 { $count } 份发出去的填报表（{ $units }）：单位、截至日期、期间已按表内标识填好
returns-merged-title = { $units } 的填报表收回来了：改了 { $cells } 格，新增 { $added } 行，删去 { $removed } 行
returns-merged-note = 与发出时（第 { $version } 版）填好的内容逐格比较
returns-merged-meanwhile = { $unit } 的{ $form }按第 { $sent } 版发出之后，{ $by } 于 { $time } 又发布过（第 { $version } 版）。现在发布，会以这份收回来的表为准。
returns-overtaken-title = { $count } 个单元格在表发出之后别人改过
returns-overtaken-note = 照这份表发布，会改回“收回”一栏的值；不想改回的，请先在表中改好再上传
returns-lost = 表发出之后新增的 { $count } 行不在这份表里，发布后将不再现行：{ $names }
returns-merged-form = 报表
returns-merged-name = 哪一行
returns-merged-field = 栏目
returns-merged-old = 发出时
returns-merged-new = 收回
returns-merged-sent = 发出时
returns-merged-now = 现在
returns-merged-returned = 收回
returns-merged-more = 只列出前 200 处，共 { $count } 处
returns-row-added = （新增一行）
returns-row-removed = （删去一行）
returns-removed-title = 有 { $count } 行在收回的表里没有了，要去掉吗？
returns-removed-note = 选出确实要去掉的；没选的按发出时的内容保留
returns-removed-which = { $unit } { $form }：确实要去掉的行
returns-removed-none = 都保留（{ $names }）
returns-removed-settle = 保留 { $kept } 行，去掉 { $removed } 行
returns-removed-first = 先回答这一问，才能发布

# 命令行
returns-cli-month = { $period }：应报 { $owed } 份，已报 { $filed } 份（其中有问题 { $with_problems } 份），未报 { $missing } 份
returns-cli-line = { $unit } { $form } { $period }：{ $state }（应报日 { $due }）
returns-nothing-to-send = { $unit } 在这一期没有可填的报表
    .remedy = 本期应报的单位有：{ $units }。也可以先在“收表”页添加应报单位
returns-file-exists = { $path } 已经存在，没有覆盖
    .remedy = 换一个文件名，或给出一个文件夹
cli-usage-month = “{ $value }”不是年月，请写成 2021-12

# 收件箱
inbox-because-form = 收回的填报表少了发出时的行，或者发出后别人又发布过，要有人在数据页定夺。
