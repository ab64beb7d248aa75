# 数据页：上传、读懂、问题、变化、发布、历史

data-headline = { $ledgers } 本台账、{ $units } 个单位在用，数据截至 { $as_of }
data-headline-empty = 上传第一份台账，各页面就有答案
data-sub = 上次发布：{ $time }，{ $by }；共 { $versions } 个版本，任一版本都可以退回
data-sub-empty = 每月的 Excel、WPS 台账原样上传即可，不用改格式；读不懂的单元格会逐格指出来

data-sign-in-title = 上传需要登录
data-sign-in-body = 服务器启动时，窗口里印出一个登录链接，24 小时内能用一次；用它登录后，这个浏览器可以上传（最长 30 天，7 天不用即退出）。链接用过或过期时，重启程序会印出新的，或请管理员按部署说明换发。
data-administrator = 管理员

data-upload-title = 上传台账
data-upload-note = 可一次选多个文件；Excel、WPS（含 .et）、.ods、.csv 都可以，每个不超过 { $limit } MB
data-secrecy = 非涉密系统，严禁上传涉密信息。带有秘密、机密、绝密、内部★标志的文件一律不读取。
data-files = 台账文件
data-files-help = 项目台账、重点项目调度表、要件台账、外出招商情况上报表、到位资金台账、年度目标、督办台账都认得
data-unit = 报送单位
data-unit-placeholder = 选择，或输入后回车
data-unit-help = 各单位各传各的表，屏幕上看到的是合在一起的；同一单位再传同一种表，就替换上一份
data-as-of = 数据截至
data-as-of-help = 台账内容说的是哪一天的情况。不填就以表里写明的月份为准；表里没有写的，按 { $day }
data-as-of-placeholder = 以表内月份为准
data-as-of-cell-help = 可写 20261130、2026-11-30、11月30日、2026年11月
data-as-of-unread = “{ $written }”不是日期，请写成 2026-11-30、11月30日 或 2026年11月
data-as-of-to-come = { $days } 还没有到：读取核对以后，可以现在发布，也可以等到那天自动发布
data-period = 时段（可不填）
data-period-help = 只用于拜访、到位资金这类流水台账：这份表盖住哪段日子。不填就按表里的月份判断
data-by = 上传人
data-read = 开始读取
data-belongings = 每个文件是谁报的、说的是哪天：先按文件名，读取后以表内写明的月份为准，可逐个改；新单位先在上面“报送单位”里输入一次
data-need-files = 请选择文件
data-need-unit = 还有文件没有报送单位：请在上面选择或输入
data-need-period-end = 时段还缺结束日期
data-open-upload = { $time } 的上传还没有发布：{ $files }（{ $units }）
data-continue = 继续
data-discard = 放弃本次

data-step-waiting = { $count ->
    [0] 即将开始读取
   *[other] 正在排队，前面还有 { $count } 次上传；轮到后自动读取，可以先离开本页
}
data-step-opening = 正在打开 { $file }
data-step-reading = 正在读取 { $file } 的“{ $sheet }”
data-step-checking = 正在核对合计、重复和前后次序
data-step-gathering = 正在整理读到的内容
data-failed = 读取时程序出错，没有存入任何内容，改过的地方都还在。请重试；若仍出错，请把文件交给管理员。

data-job = { $count } 个文件 · { $units } · 数据截至 { $as_of }
data-change-unit = 更正报送单位、日期
data-change-unit-read = 按更正重新读取
data-understood-title = 读懂了 { $ledgers } 张表，{ $rows } 行可以载入
data-refused = 没有读取
data-reads-as = 读作{ $form }（把握 { $confidence }），表头在第 { $rows } 行
data-reads-as-reshaped = 读作{ $form }（把握 { $confidence }），{ $layout }，栏目取自第 { $rows } 行
data-layout-sideways = 横竖已换过来
data-layout-forms = 由表单逐张读成一行{ $sheets ->
        [1] {""}
       *[other] （{ $sheets } 张工作表）
    }
data-layout-ticks = 打勾的阶段栏已读成“阶段”
data-layout-bases = 各口径分列已逐条读取
data-layout-owners = 列上的乡镇（单位）已逐条读取
data-unknown-columns = { $count } 列没有对应的栏目，原样保留：{ $headers }
data-unit-is = 金额单位{ $unit }
data-row-counts = { $loaded } 行可载入、{ $rejected } 行不能载入、{ $other } 行不是数据
data-also = 同一张表还读出{ $form } { $rows } 行
data-sum = { $field }合计 { $amount }
data-none-no-header = 没有找到表头，未读取
data-none-form = 是表单，填的栏目凑不成任何一种台账，未读取
data-none-pivot = 是数据透视表的结果，没有读取
data-none-joined = 同一项目重复多次，按台账读取会重复计数，没有读取
data-none-picture = 只有图片，读不出来
data-none-hidden = 是隐藏的，按您的选择没有读取
data-none-prose = 是文字材料，没有读取
data-none-unknown = 不是认得的台账，未读取
data-none-issue-list = 上次退回时附的问题清单，用来对照改了哪些，不作台账读取
data-none-set-aside = 按您的回答，这次不发布
data-none-ignored = 已按更正略过
data-columns = 核对 { $count } 列
data-is-ledger = 其实是台账？指定表头和种类
data-inferred = 这些项目没有填阶段，阶段是推断的：
data-inferred-date = 按日期
data-inferred-name = 按分节或表名
data-inferred-words = 按进展或日期栏里的字
data-questions-beside-inferred = 推断的阶段
data-not-data = 这些行不是数据，没有载入：
data-row-title = 标题
data-row-unit = 单位
data-row-section = 分节
data-row-total = 合计
data-row-note = 说明
data-row-hidden = 隐藏
data-row-header = 表头
data-row-blank = 空行
data-row-other = 其他
data-kind = 这张表是
data-kind-none = 未认出
data-kind-ignore = 不是台账，略过
data-header-rows = 表头所在行
data-amount-unit = 金额单位
data-unit-by-column = 按各列表头
data-column = 列
data-field = 读作
data-confidence = 把握
data-reason = 依据
data-reason-same = 表头相同；{ $filled } 格中 { $read } 格读得出
data-reason-synonym = 即“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-weak = “{ $word }”也可能是别的意思；{ $filled } 格中 { $read } 格读得出
data-reason-part = 一级表头“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-bracket = 去掉括号即“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-date-word = 去掉“时间”等字即“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-neutral = 即“{ $word }”（目前、主要、情况等字不改变意思）；{ $filled } 格中 { $read } 格读得出
data-reason-period = 本年、本月即“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-composed = 表头各字词合起来即“{ $word }”；{ $filled } 格中 { $read } 格读得出
data-reason-said = 您指定的；{ $filled } 格中 { $read } 格读得出
data-reason-month = 表头写的是月份；{ $filled } 格中 { $read } 格读得出
data-known-columns = { $columns } 列中认得 { $known } 列
data-ignore-column = 不用这一列
data-item = 要件：{ $item }
data-again = 按更正重新读取
data-remember = 记住这些更正，下月同样表头自动照办

data-form-projects-register = 项目台账
data-form-projects-schedule = 重点项目调度表
data-form-projects-spending = 月度投资表
data-form-readiness-list = 要件台账
data-form-readiness-permits = 项目手续办理情况表
data-form-readiness-schedule = 调度表的手续栏
data-form-visits-report = 外出招商情况上报表
data-form-funds-register = 到位资金台账
data-form-targets-register = 年度目标
data-form-assignments-register = 督办台账

data-issues-none = 没有发现问题
data-issues-note = 每一条都写明单元格、原文和怎么改。读不懂的单元格记作未知，不会记成 0，也不会悄悄丢掉。
data-issues-by = 怎样分组
data-issues-by-remedy = 按怎么改
data-issues-by-unit = 按责任单位
data-issues-no-unit = 没有写明责任单位
data-issues-places = { $count } 处
data-issues-such-as = 例如：{ $message }
data-issues-more = 另有 { $count } 处，见下面的逐条清单
data-issues-all = 逐条列出全部 { $count } 处
data-issues-download = 下载问题清单
data-issues-file = 问题清单.xlsx
data-issue-severity = 级别
data-issue-file = 文件
data-issue-sheet = 工作表
data-issue-cell = 单元格
data-issue-value = 原文
data-issue-message = 问题
data-issue-remedy = 怎么改
data-severity-error = 错误
data-severity-warning = 提醒
data-severity-note = 备注

data-changes-title = 发布后：新增 { $added } 行、变更 { $changed } 行、移走 { $removed } 行
data-changes-none = 与现行版本完全一致，没有变化
data-changes-note = 与版本 V{ $version } 中同一单位的同一种台账相比
data-changes-first = 这是第一份数据，全部为新增
data-change-kind = 变化
data-change-ledger = 台账
data-change-name = 名称
data-change-field = 字段
data-change-old = 原来
data-change-new = 现在
data-change-row = 表内行号
data-change-slip = （相差约 { $factor } 倍，请核对）
data-change-added = + 新增
data-change-changed = → 变更
data-change-personal = （个人信息）
data-change-renamed = ⇄ 改名（认定为同一个项目）
data-change-removed = − 移走
data-questions-title = { $count } 个问题需要您决定{ $of ->
        [none] {""}
        [all] ，影响合计、日期或位置
       *[some] ，其中 { $figures } 个影响合计、日期或位置
    }
data-questions-done = { $count } 个问题都已回答
data-questions-read = 按选好的重新读取（{ $count } 个）
data-questions-all = 全部按建议（{ $count } 个）
data-questions-kind = { $kind }：这一类 { $count } 个都按建议
data-questions-more = 先列 { $shown } 个，共 { $count } 个；回答后接着列
data-questions-answered = 已回答 { $count } 个，可以改
data-questions-proposed = { $label }（建议）
data-questions-figures = 影响数字
data-questions-files = 另有 { $count } 张同样表头的表
data-questions-beside-previous = 上一版
data-questions-beside-planned = 计划总投资
data-questions-cells = 另有 { $count } 格
data-questions-column-sum = 本列合计 { $amount }
data-questions-now = 现在
data-questions-suggested = 建议
data-publish-open = 还有 { $count } 个影响数字的问题没有回答，按现在的读法发布
data-publish-open-note = 在“核对”里回答，或在这里勾选后再发布
data-held = 已暂停
data-held-rows = { $rows } 行
data-held-more = 其余 { $count } 行
data-held-gone = 会移走 { $count } 行
data-held-unstated = 另有 { $count } 行未填
data-held-here = 这份表
data-held-share = 占
data-held-limit = 界线
data-held-removed = 移走本单位在册的行
data-held-names = 名称对得上
data-held-emptied = 留下的行里会变空的格
data-held-at-most = 不超过 { $share }
data-held-at-least = 不低于 { $share }
data-held-note = 超过界线的整表替换都先暂停，命令行和收件箱来的表也一样；界线可在设置中修改。
data-held-reason = 替换原因（记入版本）
data-held-reason-missing = 请先写明替换原因
data-publish-held = { $count } 张表已暂停：请在“核对”里说明是哪本台账、确实替换，还是这次不发。
data-taken = 沿用{ $by }上次在“{ $place }”上的更正，可在“记住的内容”中取消
data-taken-like = （表头不全相同，按列名对上{ $count ->
        [0] {""}
       *[other] ：{ $changed }
    }）
data-taken-renamed = “{ $then }”现在是“{ $now }”
data-taken-lost = “{ $header }”没有对应的列
data-changes-slips = { $count } 处金额与上一版相差约 { $factors } 倍：单位弄混了，或者多写、少写了 0？请先核对，再发布。
data-changes-more = 只列前 { $shown } 条，共 { $count } 条

data-publish-refused = { $count } 个文件没有读入，这次发布不含它们：{ $files }
data-publish-errors = 有错误的单元格会记作未知，不能载入的行不会出现。也可以改好再传。
data-published = 已发布版本 V{ $version }，各页面已更新
data-stale-again = 已按最新版本重新比较，请看过下面的变化再发布。

data-history-title = { $count } 个版本
data-history-none = 还没有发布过
data-history-note = 谁、何时、用哪些文件发布；退回也记作一个新版本
data-history-older = 更早的 { $count } 个版本
data-version-current = 现行
data-version-counts = 载入 { $loaded } 行，不能载入 { $rejected } 行，错误 { $errors } 处，提醒 { $warnings } 处
data-roll-back = 退回到这个版本
data-roll-back-confirm = 各页面将显示 V{ $version } 时的数据，确定吗？
data-yes = 确定
data-no = 取消
data-version-files = 查看文件与行数
data-batch-ledger = 台账
data-batch-unit = 报送单位
data-batch-as-of = 数据截至
data-batch-files = 文件
data-batch-loaded = 载入行
data-batch-rejected = 不能载入
data-batch-errors = 错误
data-batch-warnings = 提醒
data-action-publish = { $units }发布 { $files } 个文件，数据截至 { $as_of }
data-action-roll-back = 退回到 V{ $version }
data-action-remove-sample = 删除示例数据
data-action-rename-unit = 单位更名
data-action-place = 地图与地名
data-action-restore = 从备份恢复

data-sample-title = 现在有示例数据
data-sample-note = 正式使用前一键删除；自己上传的数据不受影响
data-sample-delete = 删除示例数据
data-sample-confirm = 示例数据将从各页面消失，确定吗？

data-outline-none = 地图用的是示意轮廓
data-outline-is = 地图轮廓：审图号 { $number }（{ $by }，{ $time }）
data-outline-note = 对外展示前，请换成本单位经审核的地图（GeoJSON，经纬度）并填写审图号
data-outline-load = 更换地图轮廓
data-outline-file = 地图文件
data-outline-number = 审图号
data-outline-save = 使用这份地图

data-templates-title = 空白模板
data-templates-note = 没有现成台账时可以从模板开始；已有台账不用改成模板的样子

# 表里的几部分：隐藏的、各月的、各单位的
data-hidden = 隐藏的内容
data-hidden-read = 读取，和其他行一样计入
data-hidden-leave-out = 不计入
data-hidden-rows-read = { $count } 行隐藏或筛选掉，也已读取
data-hidden-rows-left-out = { $count } 行隐藏或筛选掉，没有读取
data-hidden-columns-read = { $count } 列隐藏，也已读取（{ $headers }）
data-hidden-columns-left-out = { $count } 列隐藏，没有读取（{ $headers }）
data-months = 各月的表（相同的占 { $shared }）
data-months-each = 各按各的月份载入，最新的为现状
data-months-one = 合成一份，按上传时选的日期载入
data-months-apart = 按本月（{ $day }）载入，同类的还有 { $sheets }
data-months-together = 与 { $sheets } 合成一份
data-units = “{ $header }”分属的单位（{ $unnamed } 行没有写或写了几个）
data-units-whole = 合在一起，都算上传时选的单位
data-units-each = 按单位拆开：{ $rows }
data-units-split = 按“{ $header }”拆开：{ $rows }
data-item-of = { $field }：{ $item }

# 数据截至日期还没有到：等到那天自动发布，或者现在发布
publish-to-come = （{ $day } 还没有到：现在发布后，各页即写“数据截至 { $day }”）
publish-when-due = 等到 { $day } 再发布
publish-when-due-help = 已核对的内容原样存着，到那天由系统自动发布；之前可以在“收表”一步提前发布或放弃
waits-title = { $count } 份等到日期再发布
waits-note = 已核对，原样存着；到了数据截至那天自动发布
waits-line = { $day } 发布：{ $files }（{ $units }，{ $by }）
waits-publish = 现在发布
waits-give-up = 放弃
