# 一张不在现有台账中的表，可以怎样建成台账：每列的用途、理由，要人定的是什么。
propose-use-code = 编号
propose-use-project = 项目（对到项目台账）
propose-use-town = 镇
propose-use-park = 园区
propose-use-company = 企业
propose-use-unit = 单位
propose-use-person = 人员
propose-use-status = 状态
propose-use-choice = 分类
propose-use-flag = 是否
propose-use-date = 日期（按它归月）
propose-use-deadline = 期限（逾期从这天起算）
propose-use-closed_date = 办结日期
propose-use-day = 日期
propose-use-month = 月份
propose-use-year = 年份
propose-use-amount = 金额
propose-use-number = 数量，可相加
propose-use-share = 比例
propose-use-personal = 个人信息，不上屏、不导出
propose-use-text = 文字
propose-use-ordinal = 行号，不入账
propose-use-left_out = 不入账

propose-counts-up = 从 1 数起，只说第几行
propose-empty = 全列空着
propose-unique = { $rows } 行都有，没有重复
propose-texts = { $rows } 行有字，{ $values } 种
propose-header = 表头写着“{ $word }”
propose-phone = { $rows } 行是电话号码
propose-identity = { $rows } 行是 18 位身份证号
propose-account = { $rows } 行是银行账号
propose-email = { $rows } 行是邮箱
propose-of-persons = 每行一个姓名，旁边有证件或电话
propose-dates = { $rows } 行是日期
propose-dates-later = { $rows } 行是日期，都不早于“{ $other }”
propose-dates-mostly-later = { $rows } 行是日期，与“{ $other }”可比的 { $both } 行中 { $later } 行不早于它
propose-years = { $rows } 行是年份
propose-months = { $rows } 行是月份
propose-numbers = { $rows } 行是数，{ $least } 至 { $most }{ $blank ->
    [0] { "" }
   *[other] ，{ $blank } 行空
}
propose-shares = { $rows } 行带百分号
propose-unit-in-header = 表头写明{ $unit }
propose-unit-of-table = 全表单位{ $unit }
propose-projects = { $rows } 行有值，{ $met } 行按名称对上{ $left ->
    [0] { "" }
   *[other] ，{ $left } 行对不上
}
propose-all-known = { $values } 个值，全部认得
propose-some-known = { $values } 个值，认得 { $met } 个
propose-endings = { $values } 个值里 { $matching } 个这样结尾
propose-words = { $count } 种：{ $words }
propose-said = 您定的

propose-asked-empty = 这一列还没有内容，用途请您定
propose-asked-unit = 金额没有写单位，请选一个
propose-asked-status = 哪些词算办结，请您定
propose-asked-header = 只有表头这样说，内容看不出来
propose-asked-either = 两种用途都像，请您看一眼

declare-headline = 这张表不在现有台账中，可以建成“{ $name }”；{ $done } 列已拟好用途{ $asked ->
    [0] { "" }
   *[other] ，{ $asked } 列要您定
}
declare-sub = { $rows } 行、{ $columns } 列，表头在第 { $header } 行。用途都从这张表的数据看出来，理由写在旁边；拟错的点一下改。下月同样的表不再问。
declare-looked-at = 表很长，只看了前 { $rows } 行。
declare-name = 台账名称
declare-every = 多久报一次
declare-every-month = 每月
declare-every-quarter = 每季
declare-every-change = 有变才报
declare-kind = 每次报来的是
declare-kind-snapshot = 全部现状
declare-kind-period = 这段时间的事
declare-identity = 一行由什么认定
declare-identity-help = 这几列合起来，每行都不相同；下月按它对上同一行，看出新增、变更和移走
declare-identity-none = 请选
declare-repeated = 按现在选的列，有 { $count } 行与别的行分不开
declare-column = 列
declare-use = 拟作
declare-reason = 理由（从数据看）
declare-samples = 样值
declare-use-of = “{ $header }”拟作
declare-amount-in = 金额，单位{ $unit }
declare-amount-unknown = 金额，单位？
declare-sheet = 看原表
declare-look-at = { $count } 列请看一眼
declare-status = “{ $header }”里哪些算办结？
declare-word = “{ $word }”算作
declare-word-open = 未办结
declare-word-closed = 办结
declare-overdue = 按此，过了期限又未办结的 { $count } 条算逾期
declare-comes = 建成后就有，不用另做
declare-has-list = 一页清单
declare-has-sums = 合计
declare-has-late = 逾期
declare-has-change = 每次比对
declare-has-forms = 收表与模板
declare-has-project = 项目页
declare-has-wall = 大屏与材料
declare-list-of = { $count ->
    [0] 搜索，按期间筛选
   *[other] 搜索，按期间、{ $filters }筛选
}
declare-sums-of = { $count ->
    [0] 个数
   *[other] 个数、{ $sums }；未填的另列
}
declare-late-of = 过了“{ $header }”还没办结的，按天数排
declare-change-of = 新增、变更、移走，可退回到任一版
declare-forms-of = 带下拉的空表，催报名单
declare-project-of = { $count } 行出现在各自项目下
declare-wall-of = 大屏 1 页、材料 1 张表，放不放由您定
declare-export = 导出台账说明
declare-export-help = 一个文件，改好再放回，或发给别的旗县用；里面只有列和用途，没有数据
declare-bar = 两步：① 建账　② 发布
declare-bar-note = 建账不改任何现有数字，随时可以撤销
declare-leave = 不建，先放着
declare-known = 是现有的台账…
declare-do = ① 按此建账
declare-then = ② 发布 { $version }
declare-open = 看怎样建账 →
declare-fault-no-name = 请先给台账起个名称
declare-fault-name-taken = 已经有“{ $name }”了，请换一个名称
declare-fault-no-identity = 请选一行由什么认定
declare-fault-no-unit = “{ $header }”没有写单位，请选元、万元或亿元
declare-fault-role-twice = 一本台账里这种用途只能有一列，现在是：{ $headers }
declare-fault-no-date = 报的是一段时间的事，要有一列日期，请在“拟作”里选“日期（按它归月）”
sheet-new = 可建新台账
sheet-new-name = 不是现有台账
sheet-new-columns = { $columns } 列，可以建成“{ $name }”
sheet-title-new = 这张表不在现有台账中，可以建成“{ $name }”
step-new-ledgers = { $count } 张可建新台账

ledger-fault-at = { $file }{ $line ->
    [0] { "" }
   *[other] { " " }第 { $line } 行
}：
ledger-fault-toml = 这一行不合写法：每行应是“名称 = 值”，或 [[fields]] 这样的段头。
    .remedy = 请看这一行和上一行：引号、括号是否成对，等号两边是否都有。
ledger-fault-toml-twice = 同一项写了两遍。
    .remedy = 请删去其中一处；每列一段，段头是 [[fields]]，两层方括号。
ledger-fault-toml-unclosed = 引号或括号没有配成对。
    .remedy = 请看这一行和上一行，补上缺的引号或括号。
ledger-fault-toml-value = 等号后面的值写法不对。
    .remedy = 文字要放在英文双引号里；是与否写 true、false，不加引号；数直接写。
ledger-fault-full-width = 用了全角（中文）符号：{ $names }
    .remedy = 请换成英文半角符号：" = , [ ] {"{"} {"}"}；全角符号只能出现在引号里的文字中。
ledger-fault-empty = 文件是空的，或只有注释。
    .remedy = 请放入完整的台账说明，或删去这个文件。
ledger-fault-encoding = 不是 UTF-8 编码。
    .remedy = 请用记事本打开，“另存为”时编码选 UTF-8，再放回。
ledger-fault-other = 读不出来。
    .remedy = 请看文件是否被别的程序占用、是否允许读取，再放一次。
ledger-fault-shape = “{ $name }”的写法不对，要写成{ $wanted ->
    [list] 一列文字，如 ["甲", "乙"]
    [table] 一组对应，如 {"{"} "在借" = [], "已还" = [] {"}"}
    [text] 带引号的文字
    [flag] true 或 false，不加引号
    [number] 一个数，不加引号
   *[other] 导出的台账说明里那样
}。
    .remedy = 请照此改写这一处。
ledger-fault-no-columns = 一列也没有声明。
    .remedy = 请给每一列加一段，以 [[fields]] 开头，写上 name、header、type。
ledger-fault-no-header = “{ $name }”没有写表头。
    .remedy = 请在 header 里写上表中这一列的表头。
ledger-fault-no-day = event_date 里的“{ $name }”不是日期列。
    .remedy = 请改成一个 type 是 date 或 month 的列。
ledger-fault-role-type = “{ $name }”的用途是 { $role }，类型却是 { $type }。
    .remedy = 这种用途的 type 可以写：{ $allowed }；或者换一种 role。
ledger-fault-no-value = “{ $name }”的取值里没有 { $part } 用到的词：{ $names }。
    .remedy = 请把这些词也写进 values，或改成已有的词。
ledger-fault-measure-twice = 有两个指标的 key 相同：{ $names }。
    .remedy = 请给其中一个换一个 key。
ledger-fault-measure-needs = 指标“{ $name }”缺“{ $part }”。
    .remedy = 合计、平均要写 of；占比要写 where；天数要写 since 和 until。
ledger-fault-measure-type = 指标“{ $name }”用的列“{ $column }”类型不对。
    .remedy = 这里要用 type 是 { $allowed } 的列。
ledger-fault-measure-personal = 指标“{ $name }”用了个人信息列“{ $column }”。
    .remedy = 个人信息不进任何指标，请换一列。
ledger-fault-measure-open = 指标“{ $name }”要数未办结的，台账却没有写怎样算办结。
    .remedy = 请给状态列写上 closed，或设一列办结日期（role = "closed_date"）。
ledger-fault-measure-overdue = 指标“{ $name }”要数逾期的，台账却没有期限列。
    .remedy = 请给期限那一列写上 role = "deadline"。
ledger-fault-unknown-key = 不认得“{ $name }”。
    .remedy = 请核对拼写，照导出的台账说明来写。
ledger-fault-missing = 缺“{ $name }”。
    .remedy = 请在这一段里补上“{ $name }”。
ledger-fault-value = “{ $name }”不能是“{ $value }”。
    .remedy = 可以写：{ $allowed }。
ledger-fault-field-twice = 有两列同名：{ $names }。
    .remedy = 请给其中一列换一个名称。
ledger-fault-no-field = 提到的列不存在：{ $names }。
    .remedy = 请改成下面各列里的一个名称，或补上这一列。
ledger-fault-no-form = 提到的表样没有声明：{ $names }。
    .remedy = 自有台账只有一种表样 register，请写它，或删去这一处。
ledger-fault-no-identity = 没有写一行由什么认定。
    .remedy = 请在 identity 里写上合起来各行都不同的列。
ledger-fault-no-event-date = 按期间报的台账没有写哪一列是发生日期。
    .remedy = 请加一行 event_date = "日期列的名称"。
ledger-fault-not-a-name = 名称不能用，或已被系统占用：{ $names }。
    .remedy = 名称由字母、汉字、数字和下划线组成，不以数字开头；请换一个。
ledger-fault-role-twice = 这种用途有两列：{ $names }。
    .remedy = 一本台账里每种用途（人员除外）只能有一列，请去掉其中一列的 role。
ledger-fault-closed = “{ $name }”里算办结的词不在它的取值中：{ $names }。
    .remedy = 请把这些词也写进 values，或从 closed 中删去。
ledger-fault-fields = fields 要一列一段，每段以 [[fields]] 开头。
    .remedy = 请照导出的台账说明改写。
ledger-fault-file-name = 文件名与里面的名称“{ $name }”不同。
    .remedy = 请让文件名与里面的 name 一致，改哪一个都行。
ledger-fault-taken = 已经有“{ $name }”这本台账了。
    .remedy = 请换一个名称；自有台账不能占用现有台账的名称。
ledger-wrong-title = { $count } 个台账说明文件不能用，改好之前这些台账收不了表

declaration-changes = 自有台账的说明改过 { $count } 次
declaration-change-new = 建账。
declaration-change-taken-back = 撤销建账；已发布的行留着，重新建账后还看得到。
declaration-change-by-file = 改文件
declaration-change-titled = 名称由“{ $old }”改为“{ $new }”；已发布的行都在。
declaration-change-identity = 一行改由{ $names }认定；已发布的行都在，下次报表按新的认定比对，原来分开的行可能并作一行，也可能反过来。
declaration-change-added = 加了列：{ $names }；已发布的行这几列是空的，下次报表才有。
declaration-change-removed = 去掉了列：{ $names }；已发布的内容留着、不再显示，写回这一列就又看得到。
declaration-change-unit = “{ $name }”改按{ $unit }书写；已存的金额不变，只改显示；表里没写单位时，以后按{ $unit }读。
declaration-change-closed = “{ $name }”里算办结的词改为：{ $names }；已发布的行按新的词重新算办结和逾期。
declaration-change-sensitivity-personal = “{ $name }”改为个人信息；从现在起不再显示，也不进材料和大屏。
declaration-change-sensitivity-commercial = “{ $name }”改为商业秘密；对外的画面不再显示。
declaration-change-sensitivity-masked = “{ $name }”改为涉及个人的姓名；没有登录的人从现在起只看到“王某”。
declaration-change-sensitivity-none = “{ $name }”不再保密；已发布的内容会显示出来。
declaration-change-field = “{ $name }”的写法改了；已发布的内容不变。
declaration-change-figures = 指标改了；按已发布的行重新计算。
declaration-change-settings = 报送、显示的设置改了；已发布的行不变。
