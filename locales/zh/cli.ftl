# 数据库与命令行

store-ledger = { $ledger ->
    [projects] 项目台账
    [readiness] 要件台账
    [visits] 外出招商情况上报表
    [funds] 到位资金台账
    [targets] 年度目标
    [assignments] 督办台账
   *[other] { $ledger }
}

store-refused = 数据库拒绝了这一步。
    .remedy = 请重试；仍不行请联系管理员。
store-busy = 数据库 { $path } 正被另一个程序使用。
    .remedy = 请在运行中的网页里操作，或先关闭占用它的程序再试。
store-unreachable = { $path } 无法打开：没有权限，或路径不存在。
    .remedy = 请核对路径和文件夹权限。
store-newer-database = 数据库由更新的版本写成（第 { $database } 步），本程序只认识到第 { $release } 步。
    .remedy = 请升级本程序后再打开；数据未改动。
store-not-a-ledger-database = { $path } 不是本系统的数据库。
    .remedy = 请核对路径；文件没有动过。
store-newer-file = { $path } 由更新的数据库程序写成，本程序读不了。
    .remedy = 请升级本程序后再打开；数据未改动。
store-damaged = 数据库 { $path } 已损坏，有的内容读不出来。
    .remedy = 请先把文件另存一份，再用最近的备份恢复；备份之后发布的表请重新上传。
store-disk-full = 磁盘已满，{ $path } 写不进去；这一步没有存入任何数据。
    .remedy = 请先腾出空间，再做一次。
store-read-only = { $path } 所在的磁盘只能读、不能写；这一步没有存入任何数据。
    .remedy = 请检查磁盘（出错的磁盘常被系统改成只读），恢复可写后再做一次。
store-disk-failed = 磁盘读写出错，{ $path } 没有写进去；这一步没有存入任何数据。
    .remedy = 请检查磁盘后再做一次；反复出现时，请先备份到另一块磁盘。
store-stopped = 写入时磁盘出错，数据库 { $path } 已停用；这一步没有存入任何数据。
    .remedy = 请检查磁盘后重新启动本程序。
store-lake-not-installed = 本机缺少打开共享数据库所需的扩展。
    .remedy = 请管理员按管理员手册“多台服务器共用一个库”一节安装后，再启动本程序。
store-lake-password = 共享数据库的设置里写有口令，没有打开。
    .remedy = 请把口令移到口令文件或服务的密钥里（见管理员手册“多台服务器共用一个库”），再从设置里删去。
store-lake-catalogue = 共享数据库的目录库（{ $path }）连不上，或不让进入；这一步没有存入任何数据。
    .remedy = 请核对地址、账号和口令，确认目录库在运行后再做一次。
store-lake-unconfirmed = 共享数据库的目录库（{ $path }）在保存这一步时断开：这一步要么已全部存入，要么完全没有存入，目前还不能确定。
    .remedy = 请等目录库恢复后先看历史记录，没有这一步时再做一次。
store-lake-store = 共享数据库（{ $path }）的文件存储连不上，或不让进入，或与目录库所记的不是同一处；这一步没有存入任何数据。
    .remedy = 请核对存储的地址、位置和密钥，确认存储在运行后再做一次。
store-lake-turn = 另一台服务器正在写入共享数据库（{ $path }），等了半分钟还没有轮到；这一步没有存入任何数据。
    .remedy = 请稍后再做一次。
store-not-empty = { $path } 里已有数据，没有搬入。
    .remedy = 请指定一个新的、空的库；已有的数据没有动。
store-moved-differs = 搬过去的与原来的不一致（{ $tables }），已全部撤销。
    .remedy = 请先做一次体检，再重搬；原来的库没有动。
store-stale = { $unit }的{ store-ledger }在您预览之后又有新版本（预览依据版本 { $base }，现为版本 { $last }）。
    .remedy = 请重新查看变化后再发布；本次未存入任何数据。
store-already-published = { $files } 已在版本 { $version } 发布过，内容与读法都相同。
    .remedy = 无需再传；如要更正，请改好表格或列对应关系后再上传。
store-unknown-version = 没有版本 { $version }（最新为版本 { $last }）。
    .remedy = 请在“数据”页的历史中查看已有版本。
store-unknown-snapshot = 页面所用的数据已被恢复操作替换。
    .remedy = 请刷新页面。
store-nothing-to-change = 与当前版本 { $version } 相比没有变化。
    .remedy = 无需操作。
store-nothing-to-publish = 没有可发布的数据行。
    .remedy = 请查看报告中的问题，改正后再上传。
store-overlapping-drafts = 同一次上传里有两份{ $unit }的{ store-ledger }，数据截至日期和期间重叠。
    .remedy = 请合并为一份，或分两次按各自的日期上传。
store-circular-alias = “{ $written }”读作“{ $stands_for }”，绕一圈又读回自己。
    .remedy = 请先不再记住相反的那一条，再试。
store-not-remembered = 记住的做法中没有编号 { $id }。
    .remedy = 请在“数据”页查看记住的做法。
store-column-changed = “{ $ledger }”的“{ $field }”列已有数据，不能改成另一种类型。
    .remedy = 请给这一栏换一个新名称；原来的数据留在原名称下。
store-file-exists = { $path } 已存在。
    .remedy = 请换一个文件名；备份不覆盖已有文件。

# 收件箱
inbox-by = 收件箱
inbox-broken = 处理时程序出错，没有存入任何数据。
    .remedy = 请把文件发给管理员；程序日志里有出错的位置。
inbox-as-of-stated = 数据截至 { $date }（取自文件名）。
inbox-as-of-assumed = 数据截至 { $date }（文件名里没有日期，按上月末计；要指定日期，请在文件名中写明，如 2021-12-31）。

# 命令行：结果
cli-by = 命令行
cli-error = 未完成：{ $message }
cli-remedy = 处理办法：{ $remedy }
cli-nobody = 数据库正被占用，也没有运行中的网页程序接手这项工作。
    .remedy = 请确认网页程序已启动，或关闭占用数据库的程序后重试；可用 --wait 秒数 延长等待。
cli-unanswered = 网页程序接手了这项工作，但没有答复。
    .remedy = 请用 versions 命令查看是否已经完成，再决定是否重做。
cli-broken = 程序出错，这一步没有做完。
    .remedy = 请把 { $path } 和所用的文件发给管理员；已发布的版本不受影响。
cli-file = { $file }：{ $status ->
    [ok] 可用
    [issues] 可用，有问题待看
    [refused] 不能读入
   *[other] { $status }
}
cli-sheet-none = 工作表“{ $sheet }”：不是本系统的台账，未读入
cli-sheets-none = 另有 { $count } 张工作表不是本系统的台账，未读入：{ $sheets }
cli-sheet = 工作表“{ $sheet }”：{ store-ledger }，读 { $read } 行，可入库 { $loaded } 行，退回 { $rejected } 行，非数据 { $not_data } 行{ $has_unit ->
    [0] {""}
   *[other] ，金额单位{ $unit }
}
cli-also = 同一张表另读出{ store-ledger } { $rows } 条
cli-no-header = （没有表头）
cli-unmapped = 未对应的列（原样保留）：{ $columns }
cli-issue = { $severity ->
    [error] 错误
    [warning] 警告
   *[other] 提示
} { $place }{ $has_value ->
    [0] {""}
   *[other] 「{ $value }」
}：{ $message }
cli-issue-group = { $severity ->
    [error] 错误
    [warning] 警告
   *[other] 提示
} { $count } 处：{ $do }
cli-issue-such-as = 如 { $place }{ $has_value ->
    [0] {""}
   *[other] 「{ $value }」
}：{ $message }
cli-changes = 变动（{ store-ledger }，{ $unit }，截至 { $as_of }）：新增 { $added } 行，变更 { $changed } 行，移除 { $removed } 行，不变 { $unchanged } 行
cli-changes-first = 变动（{ store-ledger }，{ $unit }，截至 { $as_of }）：首次报送，{ $added } 行都是新增
cli-changes-more = 另有 { $count } 行
cli-all = 加 --all 逐条列出
cli-change = { $kind } { $name }　{ $field }：{ $old } → { $new }
cli-held-questions = 标“发布前要先回答”的 { $count } 个问题关系到指标，所以先不发布。
    回答：用同样的文件、--unit、--as-of 运行 check，加 --write-answers 文件名 写出问题；填好其中的 answer，import 时加 --answers 文件名。
    都按现在的读法发布：import 时加 --as-read。
cli-held-questions-strict = 有 { $count } 个问题没有回答（--strict）：请用 check --write-answers 写出并填好，import 时加 --answers；或去掉 --strict。
cli-held-errors-strict = 文件里有错误（--strict）：请改好再导入，或去掉 --strict。
cli-memory-used = 按记住的做法读取：
cli-memory-no-unit = 没有指定 --unit：没有用记住的做法，也没有与已发布的数据比较。
cli-memory-no-database = 还没有数据库：没有可用的记住的做法，也没有已发布的数据可比较。
cli-memory-busy = 数据库正被占用，没有程序答复：没有用记住的做法，也没有与已发布的数据比较。
cli-memory-unreachable = 数据库打不开：没有用记住的做法，也没有与已发布的数据比较。
cli-answers-written = 已写出 { $path }：{ $count } 个问题待回答
cli-known = { $files } 中的{ store-ledger }已在版本 { $version } 发布过，未重复存入
cli-published = 已发布为版本 { $version }，入库 { $rows } 行
cli-nothing-stored = 没有存入任何数据
cli-no-versions = 还没有版本
cli-version = 版本 { $version }　{ $at }　{ $by }　{ $action ->
    [publish] 发布
    [roll_back] 回退到版本 { $target }
    [remove_sample] 删除示例数据
    [rename_unit] 单位更名
    [place] 地图与地名
    [restore] 由备份恢复（备份中的版本 { $target }）
    [decide] 认定项目是否同一
   *[other] { $action }
}{ $has_note ->
    [0] {""}
   *[other] 　{ $note }
}
cli-batch = { store-ledger }，{ $unit }，截至 { $as_of }，入库 { $loaded } 行，退回 { $rejected } 行：{ $files }
cli-proof = { $same ->
    [same] 一致
    [other] 不一致
   *[unknown] 无法核对（原文件没有保存）
}：{ store-ledger }，{ $unit }，截至 { $as_of }，发布时 { $loaded } 行{ $same ->
    [unknown] {""}
   *[other] ，现在读出 { $now } 行
}：{ $files }
cli-proof-nothing = 版本 { $version } 没有由文件发布的内容，无从核对。
cli-original = 已写出原文件“{ $file }”：{ $path }
cli-written = 已写出 { $path }
cli-sample-known = 示例数据已在库中，未重复存入
cli-backed-up = 已备份到 { $path }（版本 { $version }）
cli-forgotten = 不再记住：
cli-alias = { $kind ->
    [person] 人员
   *[other] 单位
}　{ $written } → { $meant }{ $has_days ->
    [0] {""}
   *[other] （{ $days }）
}　{ $by }　{ $at }　编号 { $id }
cli-alias-from = { $date } 起
cli-alias-until = { $date } 止
cli-mapping = { $unit }　{ $place }　{ $by }　{ $at }　编号 { $id }
cli-mapping-rows = 表头行 { $rows }
cli-accounts-none = 还没有账号
cli-no-counties = 设置里没有旗县区，没有可以一并运行的调度台
    .remedy = 请在 var/rules/prefecture.toml 中写明盟市和各旗县区，再运行一次。
cli-counties-ended = 盟市和 { $count } 个旗县区的调度台都已停下
cli-account = { $name }：{ $role }，{ $state }{ $is_editor ->
    [1] ，填报单位：{ $units }
   *[other] {""}
}{ $county ->
    [none] {""}
   *[other] ，仅限旗县区 { $county }
}
cli-account-link = { $name } 的一次性链接（在浏览器打开，设置密码；…为本系统的网址）：{ $address }/sign-in/link#{ $token }
cli-token = 新的登录链接（24 小时内用一次，以前的链接与已登录的浏览器都失效；…为本系统的网址）：{ $address }/sign-in/link#{ $token }
cli-start-others-refused = 本程序在 { $address } 上接受连接，但没有加密：其他机器打开时一律被拒绝（403），只有本机能用。请放在加密的反向代理后面（deploy/Caddyfile），或用证书启动（--server.sslCertFile、--server.sslKeyFile）；确需不加密的，在 var/rules/access.toml 中设 [tls] required = false，网络上的人能看到传输的内容。
cli-yes = 是
cli-no = 否

# 命令行：指标
cli-figure = { $label }：{ $value }
cli-figure-group = { $label }：
cli-figure-signed-projects = 本年签约项目（个）
cli-figure-signed-planned-investment-wan = 本年签约计划总投资
cli-figure-signed-without-amount = 其中金额未填（个）
cli-figure-funds-in-place-wan = 本年到位资金（按口径，不相加）
cli-figure-projects-pushed = 拜访推进项目（个，两层领导有重叠，不相加）
cli-figure-banner-leaders = { county-kind }委、政府领导
cli-figure-county-sponsors = 县级包扶联系领导
cli-figure-distinct = 去重后
cli-figure-visits = 外出拜访
cli-figure-visits-without-tier = 其中没有写层级、未计入的批次
cli-figure-funds-status-wan = 本年到位资金按状态（退回的不计入）
cli-figure-approved = 审核通过
cli-figure-reported = 上报
cli-figure-unstated = 未写状态
cli-figure-returned = 退回
cli-figure-trips = 批次
cli-figure-person-trips = 人次
cli-figure-days = 天数
cli-figure-companies = 企业（家）
cli-figure-stages = 各阶段
cli-figure-stock = 处于该阶段（个）
cli-figure-flow = 本年进入（个）
cli-figure-flow-investment-wan = 本年进入项目的计划总投资
cli-figure-investment-wan = 计划总投资
cli-figure-readiness = 投产准备状态（个）
cli-figure-starting-production = 计划本季度投产（个，季末看下季度）
cli-figure-starting-production-undated = 台账写明即将投产、未填日期（个）
cli-figure-starting-production-overdue = 已过计划投产日期（个）
cli-figure-services = 政务服务进驻
cli-figure-departments = 部门（个）
cli-figure-items-due = 应进驻事项（项）
cli-figure-items-entered = 已进驻事项（项）
cli-figure-entry-share = 进驻率
cli-figure-services-reported = 三减三提（上报，缺基数无法复核）
cli-figure-recomputed = 三减三提（按前后两份清单，或清单写明的精简前后复算）
cli-figure-materials-cut = 精简材料（件）
cli-figure-materials-cut-share = 材料精简率
cli-figure-days-cut = 压缩时限（工作日）
cli-figure-days-cut-share = 时限压缩率
cli-figure-needs = 企业诉求
cli-figure-sessions = 问需座谈（场）
cli-figure-companies-text = 参会企业（原文）
cli-figure-requests = 诉求（件）
cli-figure-closed-on-time = 按时办结（件）
cli-figure-closed-late = 逾期办结（件）
cli-figure-open-overdue = 逾期未结（件）
cli-figure-on-time-share = 按时办结率＝按时办结÷（已办结＋逾期未结）
cli-figure-as-of = 数据截至
cli-figure-version = 版本
cli-ledger-rows = { $count } 行
cli-ledger-open = 未办结 { $count }
cli-ledger-closed = 已办结 { $count }
cli-ledger-overdue = 逾期 { $count }
cli-ledger-sum = { $field }合计
cli-ledger-unknown = （{ $count } 行未填）

# 命令行：用法
cli-usage-see-help = 用法见：python -m data --help
cli-usage-missing = 缺少：{ $what }
cli-usage-unknown = 不认识：{ $what }
cli-usage-choice = { $where } 不能是“{ $what }”
cli-usage-value = { $where } 后面要写值
cli-usage-number = { $where } 要写数字，现为“{ $what }”
cli-usage-wrong = { $where }：{ $what }
cli-usage-together = { $where } 不能和 { $what } 一起用
cli-usage-date = “{ $value }”不是日期，请写成 2021-12-31
cli-usage-year = “{ $value }”不在 { $first } 年到 { $last } 年之间
cli-usage-period = “{ $value }”的开始晚于结束
cli-usage-file = 找不到文件“{ $value }”
cli-usage-unit = 填报单位不能为空
cli-usage-unit-long = 填报单位不能超过 { $limit } 个字
cli-usage-folder = “{ $value }”是文件夹，请写出其中的文件
cli-usage =
    用法：python -m data 命令 [选项]

    check 文件…                    检查表格，不入库；加 --unit 单位 --as-of 日期，按记住的做法读，
                                   并与已发布的比较；--write-answers 新文件 写出待回答的问题
    check --version N              重读版本 N 保存的原文件，看得出的行是否与当时一致
    import 文件… --unit 单位 [--as-of 日期] [--at-once | --when-due]
                                   检查并发布；--period 开始..结束 指定期间表的期间，
                                   --note 说明，--answers 文件 回答问题，
                                   --as-read 有关系指标的问题也照现在的读法发布，
                                   --strict 有错误或没回答的问题就一行也不存
    annotate 文件 --out 新文件       退回原表：有问题的单元格加批注，另附问题清单；
                                   加 --unit 单位 --as-of 日期，同 check 一样按记住的做法读
    annotate 带批注的文件 --original --out 新文件
                                   取回加批注之前的原文件，一字节不差
    feedback 文件… --unit 单位 --out 新文件.docx
                                   数据核实反馈单，按该单位记住的做法读（可加 --as-of 日期）
    tables 文件…                   每张工作表里有哪些表格：范围、表头、数据、合计各在哪些行
    versions                       历史：谁、何时、哪些文件
    rollback N                     回到版本 N（0 为空库），历史不丢
    figures [--as-of 日期]         主要指标
    dispatch [--from 日期] [--to 日期]
                                   两期对比：对账、变动、读稿（默认上月与最新）
    sample [文件夹] [--load]       写出示例表格；--load 一并发布
    backup 路径                    备份（网页运行时也可）
    restore 路径                   由备份恢复，恢复前自动另存现状
    move 来源 去处                  把整个库搬到另一处（文件或 ducklake:… 共用的库），并核对一致
    doctor                         体检：数据库、设置、磁盘、时钟、备份（试还原）
    inbox                          收件箱：各单位的文件怎么处理，几个待处理
    inbox policy 单位 hold|publish-if-clean
                                   先等人看过，或无错误、无疑问即发布
    returns [--period 年-月]        收表：这个月谁报了、谁没报，附催报语
    form --unit 单位 路径            写出一个单位的填报表（可加 --ledger 台账 --period 年-月）
    template --ledger 台账 [--form 表样] 路径
                                   写出一份空白模板，下拉选项按已发布的数据
    ledger 台账 [--as-of 日期]       一本自有台账：行数、逾期、合计、声明的指标
    ledgers                        有哪些台账：名称、行数、列数；哪些说明文件不能用
    ledgers propose 文件 [--sheet 表名] [--unit 单位]
                                   一张不在台账中的表可以怎样建账，打印成台账说明（TOML）
    ledgers add 文件.toml           按台账说明建账
    ledgers take-back 名称          撤销一本自有台账，数据不删
    ledgers export 名称             打印一本自有台账的说明
    remembered [--unit 单位]        记住的做法：列、词、别名，各有编号
    forget 编号                    不再记住其中一项
    account [add|invite|reset|close|open 名称] [--role 角色] [--units 单位,单位] [--county 代码]
                                   列出、新建、重新邀请、解除动态验证码、停用、恢复账号；新建和邀请给出一次性链接口令
    counties [--port 端口] [-- 选项]   一并运行盟市和各旗县区的调度台，直到按 Ctrl-C
    token --new                    换一个登录链接，已登录的都退出

    check、import 可加：--answers 文件；--all 问题逐条列出
    各命令都可加：--json 机器可读；--lang en 英文；--by 姓名；--wait 秒数（等网页程序接手）
    数据库由环境变量 LEDGER_DATABASE 指定（文件，或 ducklake:… 共用的库），默认 var/signboard.duckdb
    退出码：0 正常；1 输入有错误或被拒绝；2 用法不对；3 数据库被占用且无人接手
cli-held-to-come = 数据截至的日期还没有到，所以先不发布：等到那天自动发布，加 --when-due；现在就发布，加 --at-once。
cli-moved = 已搬完，两边一致：{ $tables } 张表、{ $rows } 行，{ $versions } 个版本的数字逐一相同。请把 LEDGER_DATABASE 改为新的库，再启动程序。
cli-move-lakes = 两处都是共用的库，一次只能有一处。
    .remedy = 请先搬进一个文件，再从文件搬过去。
cli-move-figures = 搬过去的表与原来一致，但有的版本算出的数字不同：{ $versions }。
    .remedy = 请不要启用新的库，仍用原来的，并把这个情况告诉管理员。
cli-waits = 已核对，等到 { $day } 自动发布（程序那天要在运行；在数据页可以提前发布或放弃）。
cli-table = { $sheet }：{ $range }，表头第 { $header } 行，数据 { $rows } 行，合计 { $totals } 行
cli-no-tables = 没有找到表格。
cli-no-form = 没有“{ $form }”这种表样，可选：{ $known }
cli-list = { $title }：{ $row } 行，未办结 { $open }，已办结 { $closed }，未填 { $unstated }，逾期 { $overdue }
cli-list-sum = { $field }合计 { $total }，{ $unknown } 行未填
cli-list-late = 逾期 { $days } 天：{ $label }
cli-ledger = { $name }　{ $title }{ $own ->
    [0] { "" }
   *[other] （自有）
}：{ $rows } 行，{ $columns } 列
cli-ledger-added = 已建账“{ $title }”。下次上传同样的表就会认得。
cli-ledger-taken-back = 已撤销“{ $name }”；已发布的行还在数据库里，放回说明就又看得到。
cli-usage-no-text = “{ $value }”不是文本文件
cli-ledgers-no-such = 没有叫“{ $name }”的自有台账（现有：{ $known }）。
    .remedy = 请用 ledgers 命令看名称。
cli-ledgers-nothing-to-propose = { $file } 里没有可以建成新台账的表。
    .remedy = 请用 check 命令看每张表读成了什么。
cli-ledgers-several = { $file } 里有几张表都可以建账：{ $sheets }。
    .remedy = 请用 --sheet 指定一张。
cli-ledgers-no-name = { $file } 没有标题，文件名也说不出它叫什么。
    .remedy = 请给表加一行标题，或改文件名后再试。
cli-ledgers-name-taken = 已经有“{ $name }”了。
    .remedy = 请改表的标题后再试，或在“数据”页建账时换一个名称。
cli-ledgers-no-identity = { $file } 里没有哪几列能把各行分开。
    .remedy = 请加一列编号，或在“数据”页建账时指定。
cli-ledgers-role-twice = 同一种用途有几列：{ $headers }。
    .remedy = 请在“数据”页建账时改其中一列的用途。
cli-ledgers-no-date = { $file } 是一段时间的事，但没有一列日期。
    .remedy = 请加一列日期，或在“数据”页建账时改为全部现状。
cli-office = 设置、台账声明、账号和操作日志：放回 { $brought } 份；{ $left } 份这里已有，没有改动。重启后生效。
