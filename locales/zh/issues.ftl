# 载入台账时发现的问题。值的问题（日期、金额、比率……）在 values.ftl，整个文件不读的原因在 refusals.ftl。
# $header：表头文字；$text：单元格原文；金额参数均为万元。

## 表和表头

refused-form = 文件里是表单（{ $forms } 张），填的栏目凑不成任何一种台账，没有读取
    .remedy = 如果是项目表单，请写明项目名称和总投资、阶段等栏目；也可在“数据”页下载模板
refused-no-header = 没有一张表找得到表头，没有读取
    .remedy = 请保留表头行（项目名称、签约日期……），或在“数据”页指明表头在第几行
refused-near-ledger = 表头对不上任何一种台账，没有读取。最像{ $near }：认出 { $found }；还缺 { $lacking }
    .remedy = 如果就是{ $near }，请补上所缺的列，或把叫法改成 { $lacking }；也可在“数据”页指明哪一列是什么。没有认出的表头：{ $others }
refused-little-known = 表头对不上任何一种台账，没有读取。最像{ $near }：{ $columns } 列中只认出 { $known } 列（{ $found }）
    .remedy = 如果就是{ $near }，请在“数据”页指明，或把表头改成模板的叫法。没有认出的表头：{ $others }
sheet-near-ledger = 工作表“{ $sheet }”不是台账，没有读取。最像{ $near }：认出 { $found }；还缺 { $lacking }
    .remedy = 如果就是{ $near }，请补上或改正所缺列的表头，或在“数据”页指明；否则不必处理
sheet-little-known = 工作表“{ $sheet }”不是台账，没有读取。最像{ $near }：{ $columns } 列中只认出 { $known } 列（{ $found }）
    .remedy = 如果就是{ $near }，请在“数据”页指明，或把表头改成模板的叫法；否则不必处理
list-mark = {"、"}
either-mark = {" 或 "}
refused-no-ledger = 表头（{ $headers }）对不上任何一种台账，没有读取
    .remedy = 认得的有：{ $ledgers }。请核对是否选错文件，或在“数据”页指明是哪种台账、各列是什么
refused-nothing-written = 各表都是空的，没有可以读取的内容
    .remedy = 请确认文件已填写并保存
refused-no-rows = 台账的表头认得，但下面没有填任何一行
    .remedy = 请确认文件已填写并保存
refused-nothing-loaded = 台账的表头认得，但没有一行能够载入
    .remedy = 请按下列问题逐项改正后再上传
ledger-empty = 工作表“{ $sheet }”只有表头，没有填任何一行
    .remedy = 如果本期确实没有，不必处理
sheet-is-form = 工作表“{ $sheet }”是表单，填的栏目凑不成任何一种台账，没有读取
    .remedy = 如果是项目表单，请写明项目名称和总投资、阶段等栏目
header-changed = “{ $header }”读作台账里的“{ $declared }”
    .remedy = 如果不是同一列，请在“数据”页把它改读作别的
columns-changed = 台账里的“{ $fields }”这次没有列；“{ $headers }”没有用上，原样留着
    .remedy = 如果只是改了表头，请在“数据”页指明它读作哪一栏；下月不再问
header-of-no-ledger = 工作表“{ $sheet }”有表头（{ $headers }），但不是认得的台账，没有读取
    .remedy = 如果是台账，请在“数据”页指明是哪种台账、各列是什么；不是则不必处理
header-not-found = 工作表“{ $sheet }”没有找到表头，没有读取
    .remedy = 如果是台账，请在“数据”页指明表头在第几行；如果是说明或封面，不必处理
same-file-twice = 文件“{ $file }”与“{ $first }”内容完全相同，只读取一次
    .remedy = 不必处理；如果本应是另一份，请重新选择文件
sheet-hidden = 工作表“{ $sheet }”是隐藏的，其中 { $count } 行也已读取
    .remedy = 如果是旧表，请删去，或在“数据”页把它设为“略过”
rows-hidden = 有 { $count } 行被隐藏或筛选掉，也已读取
    .remedy = 如果不应计入，请在“数据”页这张表的“隐藏的内容”中选不计入；否则不必处理
rows-filtered = 有 { $count } 行被筛选掉，也已读取
    .remedy = 如果不应计入，请在“数据”页这张表的“隐藏的内容”中选不计入；否则不必处理
rows-hidden-left-out = 有 { $count } 行被隐藏或筛选掉，按您的选择没有读取
    .remedy = 如果应当计入，请改选读取
columns-hidden = 有 { $count } 列是隐藏的，也已读取：{ $headers }
    .remedy = 如果不应计入，请在“数据”页这张表的“隐藏的内容”中选不计入；否则不必处理
columns-hidden-kept = 有 { $count } 列是隐藏的，只保留原文：{ $headers }
    .remedy = 不必处理
table-without-header = 第 { $first } 至 { $last } 行是另一张没有表头的表（{ $count } 行），与上面的表头对不上，没有读取
    .remedy = 如果这些行是台账，请补上表头，或移到单独的工作表；如果是汇总，不必处理
rows-short = 有 { $count } 行比表头（{ $width } 栏）少，缺的栏按空白读取：第 { $rows }{ $more ->
        [0] {""}
       *[other] {" "}等
    } 行
    .remedy = 如果中间漏了分隔符，后面的值会错到前一列：请核对这些行，补上空栏后再上传
rows-long = 有 { $count } 行比表头（{ $width } 栏）多，多出的内容没有表头，只保留原文：第 { $rows }{ $more ->
        [0] {""}
       *[other] {" "}等
    } 行
    .remedy = 多为文字或数字里带了分隔符（如 1,200）：请给这一格加双引号，或用 Excel、WPS 另存为 .xlsx
cells-without-header = 这一列没有表头，有内容的 { $count } 格只保留原文
    .remedy = 如果这一行串了列（例如多了一个逗号），请更正；如果是一列数据，请补上表头
layout-sideways = 这张表横竖颠倒：栏目在左侧，一列一条。已按 { $rows_read } 条读取
    .remedy = 请核对条数；各格的出处仍是原表的单元格
layout-forms = 一个项目（或一条）一张的表单，已按一行一条读取：{ $sheets } 张工作表，{ $rows_read } 条
    .remedy = 请核对条数；各格的出处仍是原表的单元格
layout-ticks = 阶段（状态）是分栏打勾、填日期或写是否的，已把最远的一栏读作该行的阶段（状态），栏内日期读作那一阶段的日期
    .remedy = 请核对；如果勾的是别的意思，请另设一列写明阶段（状态）
layout-bases = 各口径分列，已按项目和口径逐条读取，共 { $rows_read } 条
    .remedy = 请核对口径与合计；空格不作记录
layout-owners = 乡镇（单位）在列上，已按责任主体和指标逐条读取，共 { $rows_read } 条
    .remedy = 请核对责任主体和单位
form-list = 表单里另有 { $count } 行明细或说明，没有读取
    .remedy = 如果是到位资金、走访等明细，请用各自的台账上报；如果只是记录，不必处理
ticks-contradict = 勾了“{ $ticked }”，没有勾前面的“{ $open }”；已按“{ $ticked }”读取
    .remedy = 如果“{ $open }”已经完成，请补勾；如果没有，请取消“{ $ticked }”
tick-unread = “{ $stage }”栏写的是“{ $text }”，看不出是否已到这一步，没有读取
    .remedy = 请打勾或填日期；文字说明请写入“进展情况”
filled-down = “{ $header }”只在每组第一行填写，{ $count } 个空格已按上一行读取
    .remedy = 请核对；最好合并单元格，或逐行填写
section-read = 没有“{ $header }”列，{ $count } 行已按分节标题读作：{ $values }
    .remedy = 请核对；最好补上“{ $header }”列
section-unknown = 分节“{ $text }”看不出是哪个阶段，其下 { $count } 行没有阶段
    .remedy = 请补上“阶段”列，或在“数据”页指明“{ $text }”是什么阶段
months-read = 各月是累计数：“{ $header }”已读作“{ $field }”，其余各月原样保留
    .remedy = 请核对；如果截止月份不对，请核对数据截止日期
months-added = 各月是当月数：{ $months }各列之和已读作“{ $field }”，各月原样保留
    .remedy = 请核对；如果各列其实是累计数，请把表头写成“1-2月”这样
month-after-as-of = “{ $header }”晚于数据截止日期 { $as_of }，已填的数没有计入
    .remedy = 请核对数据截止日期，或删去提前填写的数
months-as-rows = { $headers }每月一列，填了的格各读作 { $year } 年那个月的一行，期间为{ $period }；空格不算行
    .remedy = 请核对年份；如果各列是累计数（或当月数），请在“数据”页改指各列
months-of-as-of = { $headers }每月一列，填了的格各读作一行，期间为{ $period }；没有写年份，已按数据截止日期读作 { $year } 年
    .remedy = 请在表名中写明年份
months-unclear = { $headers }看不准是当月数还是从年初起的累计数，现在按“{ $period }”读取：同一项目相邻月份 { $pairs } 对，其中 { $rising } 对没有减少
    .remedy = 请回答这张表的问题；累计数的表头请写成“1-2月”这样，当月数请加“合计”列
month-column-twice = “{ $header }”的月份前面已有一列，这一列没有读取
    .remedy = 请只留一列，或把几年、几种口径分成几张表
months-blank = { $headers }都是空的，这一行没有载入
    .remedy = 确实没有资金到位的，不必处理；是 0 的请填 0
row-total-differs = “{ $header }”写 { $stated }，{ $months }为 { $computed }，相差 { $difference }
    .remedy = 请核对这一行的合计和各月；各月已照表读取，合计只用来核对
month-figure-missing = 这一行在“{ $before }”有数，本月没有，按未知处理
    .remedy = 请补填本月数；没有新增时填与上月相同的累计数
sheet-is-pivot = 工作表“{ $sheet }”是数据透视表的结果，不是台账，没有读取
    .remedy = 请上传透视表所依据的明细表
sheet-is-picture = 工作表“{ $sheet }”只有图片（{ $pictures } 张），图片里的字读不出来
    .remedy = 请改用填写在单元格里的台账
sheet-is-prose = 工作表“{ $sheet }”是文字材料，没有读取
    .remedy = 如果是说明，不必处理；如果要载入，请改用一行一个项目的台账
joined-sheet = 工作表“{ $sheet }”把同一项目重复列了多次：按“{ $header }”，{ $rows } 行只有 { $projects } 个项目，平均每个 { $repeats } 行（“{ $name }”{ $most } 行），按台账读取会重复计数，没有读取
    .remedy = 请上传一个项目一行的台账；重复的明细（走访、到位资金等）请用各自的台账。如果确实要照样读取，请在“数据”页指明这是哪种台账
sheet-of-its-month = 工作表“{ $sheet }”按自己的月份（{ $day }）载入；同类的还有 { $others }，各按各的月份，最新的一张为现状
    .remedy = 如果几张表应合成一份，请在“数据”页这张表的“各月的表”中选合并载入
sheets-together = 工作表“{ $sheet }”与 { $others } 分别写了不同月份，但项目大多不同（相同的占 { $shared }），已合成一份载入
    .remedy = 如果是各月的现状，请在“数据”页这张表的“各月的表”中选按各自月份载入
refused-pivot = 文件里是数据透视表的结果，不是台账，没有读取
    .remedy = 请上传透视表所依据的明细表
refused-joined = 同一项目在表中重复出现：按“{ $header }”，{ $rows } 行只有 { $projects } 个项目，平均每个 { $repeats } 行，按台账读取会重复计数，没有读取
    .remedy = 请上传一个项目一行的台账；如果确实要照样读取，请在“数据”页指明这是哪种台账
refused-picture = 文件里只有图片（{ $pictures } 张），图片里的字读不出来，没有读取
    .remedy = 请上传填写在单元格里的台账，不要用截图或扫描件
refused-prose = 文件里是文字材料，没有成列的台账，没有读取
    .remedy = 请改用一行一个项目的台账；可在“数据”页下载模板
parted-by-unit = 已按“{ $header }”拆成 { $units } 个单位：{ $listed }；{ $unnamed } 行没有写或写了几个，按上传时选的单位载入
    .remedy = 请核对各单位的行数；各单位以前载入的同类表由本表中自己的行替换
parted-before = 其中 { $count } 行以前已按“{ $unit }”整表载入，现在仍然有效，会与拆开的各行并存
    .remedy = 请先回退那一版，或上传“{ $unit }”自己的表来替换
unit-missing = “{ $header }”是空的，这一行按上传时选的单位载入
    .remedy = 请填写这一行属于哪个单位
unit-several = “{ $header }”写了几个单位，这一行按上传时选的单位载入
    .remedy = 请只填一个报送单位；如果要分给其他单位，请拆成几行
as-of-from-sheet = 数据截至 { $day }，取自{ $place ->
    [until] { "" }{ $cell } 写明的日期
    [title] 标题 { $cell }
    [column] 月份列（{ $cell }）
    [header] 表头 { $cell }
    [made] 制表日期 { $cell }
    [sheet] 工作表名
   *[other] 文件名
 }“{ $text }”
    .remedy = 不对时，请改上传的日期重新读取
month-from-answer = 没有“月份”列，按您的回答读作 { $month }
    .remedy = 不对时，请在“数据”页重新回答
period-assumed = 按 { $start } 至 { $end } 的记录载入，本单位这段时间以前上报的记录由本表替换
    .remedy = 如果本表只是其中几个月，请写明所属期间（“数据”页的时段）
column-missing = 没有“{ $header }”这一列，{ $count } 行不能载入{ $rows ->
        [all] {""}
       *[other] （第 { $rows } 行）
    }
    .remedy = 请补上“{ $header }”列；如果换了叫法，请在“数据”页指明是哪一列
required-missing = “{ $header }”是空的，这一行不能载入
    .remedy = 请填写“{ $header }”；与上一行相同时也要写，或合并单元格
row-of-which = 第 { $row } 行是上面一行的一部分（“{ $text }”），没有单独载入
    .remedy = 如果是要单列的分期，请写全项目名称，并在“上级项目”栏填写母项目
required-none = “{ $header }”写的是“{ $text }”，按没有填写处理，这一行不能载入
    .remedy = 请填写“{ $header }”；确实没有这一项的，请删去这一行
required-unknown = “{ $header }”按未知处理，这一行不能载入
    .remedy = 请填写“{ $header }”，或在“数据”页改选这个词的读法
row-not-loaded = ；这一行因此没有载入
unit-unclear = “{ $header }”没有写明金额单位，已按{ $unit }读取
    .remedy = 请在表头或“单位：”处写明单位，或在“数据”页更正
amounts-foreign = “{ $header }”是{ $currency }，没有折算成人民币的依据，{ $count } 格没有读取，原文保留
    .remedy = 请折算成万元后填写，并改写表头的单位
named-by-another = 有 { $count } 行没有“{ $field }”，以“{ $header }”的内容称呼
    .remedy = 有各自名称的，补一列“{ $field }”；没有的可以照此使用
unit-not-money = “{ $header }”的单位“{ $unit }”不是金额单位，已按全表单位读取
    .remedy = 请核对表头的单位
amount-merged = “{ $header }”与 { $first } 合并，金额只计在 { $first }，这一行按未填处理
    .remedy = 请把金额按项目拆开填写
amount-unlikely = 金额 { $amount } 万元（{ $yi } 亿元）不合常理，已照原样读取
    .remedy = 请核对单位（万元、亿元）和数值
amounts-unlikely = “{ $header }”有 { $count } 个金额不合常理，可能是整列的单位不对，已照原样读取
    .remedy = 请核对这一列的单位（万元、亿元）
funds-not-read = “{ $header }”是到位资金，原文已保留，没有计入到位资金
    .remedy = 请在到位资金台账中按月份、口径填报

## 取值

value-not-allowed = “{ $text }”不在可填的范围内，没有读取
    .remedy = 可填：{ $allowed }
value-vague = “{ $text }”说得不够具体，按未知处理
    .remedy = 可填：{ $allowed }
item-column-unknown = “{ $text }”一列写着办理情况，但不是认得的要件，{ $count } 格没有读取，不计入投产条件
    .remedy = 若是某项要件的别称，请改用要件清单中的名称
item-unknown = “{ $text }”不是认得的要件，已保留原文，不计入投产条件
    .remedy = 请改用要件清单中的名称
year-unreadable = 年度“{ $text }”无法识别，没有读取
    .remedy = 请填写四位年份，例如 2021
lists-differ = “{ $header }”有 { $count } 项，领导有 { $leaders } 位，对不上，没有读取
    .remedy = 请按领导的顺序逐一填写，用顿号隔开；都相同时可只填一项

## 推断出来的内容

marks-defined = 按本表自己的说明读了 { $count } 格：{ $marks }
    .remedy = 说明与本意不符时，请改正表内的说明
posts-apart = “{ $header }”有 { $count } 格在姓名旁写了职务，已分开：{ $people }
    .remedy = 分得不对时，请把职务填在“职务”栏，姓名单独填写
person-by-post = “{ $text }”只写了职务，没有写全姓名
    .remedy = 请填写姓名，否则同一人会被算成几个人
stage-derived = { $count } 行没有填阶段，已推断：{ $dated } 行按日期，{ $named } 行按分节或表名，{ $worded } 行按进展或日期栏里写的阶段。项目：{ $projects }
    .remedy = 请填写“阶段”列，以台账所填为准
state-derived = { $count } 行没有填状态，已按办结日期、证号或完成比例推断
    .remedy = 请填写“状态”列
month-from-title = 没有“月份”列，已按表名中的 { $month } 读取
    .remedy = 请补上“月份”列
month-from-as-of = 没有“月份”列，已按数据截止的 { $month } 读取
    .remedy = 请补上“月份”列
year-from-title = 没有“年度”列，已按表名中的 { $year } 年读取
    .remedy = 请补上“年度”列
year-from-headers = 没有“年度”列，已按表头写明的 { $year } 年读取
    .remedy = 请补上“年度”列
year-from-as-of = 没有“年度”列，已按数据截止的 { $year } 年读取
    .remedy = 请补上“年度”列
basis-from-title = 没有“口径”列，已按表名、表头或分节读作“{ $basis }”
    .remedy = 请补上“口径”列
field-from-title = 没有“{ $header }”列，已按表名读作“{ $value }”
    .remedy = 请补上“{ $header }”列
tier-from-post = 没有“层级”列，已按职务读取：{ $tiers }（人次）；另有 { $unknown } 人次的职务看不出层级，按未知处理
    .remedy = 不对时，请在表里加“层级”一列
tiers-unclear = 没有“层级”列，从姓名、职务也看不出领导的层级，按未知处理，不计入领导拜访批次
    .remedy = 请补上“层级”列或写明职务，也可以在“数据”页指明
mode-from-title = 没有“方式”列，已按表名或表头读作“{ $mode }”
    .remedy = 请补上“方式”列
basis-unclear = 没有写明到位资金的口径，按未知处理，不计入任何口径的合计
    .remedy = 请补上“口径”列：{ region-kind }平台、企业自报或统计
basis-of-period-unclear = “{ $header }”没有写明是本月、当年累计还是历年累计，按未知处理
    .remedy = 请补上“期间”列，或在“数据”页指明这一列是哪一种
target-unit-unclear = 金额类指标没有写明单位，目标值照原样保留
    .remedy = 请在“单位”列填写 亿元 或 万元

## 核对

total-differs = “{ $header }”合计行写 { $stated }，{ $cells ->
        [none] 各行
       *[other] { $cells } 各行
    }相加为 { $computed }，相差 { $difference }{ $likely ->
        [none] {""}
       *[other] ；只差一位数字，可能错在 { $likely }
    }
    .remedy = 请核对合计，或检查有没有漏行、重复行、单位不一
sum-slips = “{ $header }”写 { $stated }，{ $cells } 相加{ $less ->
        [none] { "" }
       *[other] 再减去 { $less }
    }为 { $computed }，只差一位数字，可能错在 { $likely }
    .remedy = 请核对这几格；从表里分不出是哪一格时，各格都列在这里
sum-leaves-out = “{ $header }”的合计公式只加了 { $cells }，没有加上紧挨着的 { $left }
    .remedy = 请把公式的范围改到包括这几格；本来就不该算进去的不用改
duplicate-project = “{ $text }”与 { $first } 重复，两行都已载入，汇总时按一个项目计
    .remedy = 请删去重复的行；如果是分期，请填写各期名称和上级项目
entry-twice = 与 { $first } 那一行写的是同一件事，两行都已载入，按两条计
    .remedy = 请删去重复的行；确是两件事的，不用改
projects-in-two-sheets = { $count } 个项目在“{ $file }”的工作表“{ $sheet }”中也有，两表都已载入
    .remedy = 如果是同一张表的不同月份，请把旧的一张设为“略过”
part-above-whole = “{ $header }”{ $part } 万元，大于“{ $whole_header }”{ $whole } 万元
    .remedy = 请核对单位（万元、亿元）和数值
share-too-large = 比率 { $share } 超过 150%
    .remedy = 请核对是否多乘了 100
funds-above-investment = “{ $project }”到位资金 { $amount } 万元，大于计划总投资 { $planned } 万元
    .remedy = 请核对单位（万元、亿元）和期间
project-unknown = 项目台账中没有“{ $project }”
    .remedy = 请核对项目名称或编号；如果项目台账稍后上传，不必处理
start-before-signing = 开工（{ $second }）早于签约（{ $first }）
    .remedy = 请核对两个日期
production-before-start = 投产（{ $second }）早于开工（{ $first }）
    .remedy = 请核对两个日期
production-planned-before-start = 计划投产（{ $second }）早于计划开工（{ $first }）
    .remedy = 请核对两个日期
completion-before-start = 竣工（{ $second }）早于开工（{ $first }）
    .remedy = 请核对两个日期
capacity-before-production = 达产（{ $second }）早于投产（{ $first }）
    .remedy = 请核对两个日期
assignment-number-twice = 督办编号“{ $text }”与 { $first } 重复，两行都已载入，按一项督办计
    .remedy = 一个编号只对应一项督办：请改正编号，或合并两行
assignment-due-before-order = 办理期限（{ $second }）早于交办日期（{ $first }）
    .remedy = 请核对两个日期
assignment-extension-early = 延期申请至（{ $second }）早于原办理期限（{ $first }）
    .remedy = 请核对两个日期
assignment-closed-before-order = 销号日期（{ $second }）早于交办日期（{ $first }）
    .remedy = 请核对两个日期
assignment-not-followed = 这项督办没有填写“{ $header }”，无法按期催办
    .remedy = 请补填；确实没有的，请在备注中写明
assignment-column-missing = 表中没有“{ $header }”一列，{ $count } 项督办无法按期催办
    .remedy = 请补上这一列，或在“数据”页指明哪一列是它
end-before-start = 结束（{ $second }）早于开始（{ $first }）
    .remedy = 请核对两个日期
state-jumped = 状态从“{ $old }”直接到了“{ $new }”，中间的一步没有报过（之后可以是：{ $after }）
    .remedy = 请核对状态；确已走过中间一步的，可照此发布，并补报那一步
state-unexplained = “{ $state }”没有写明“{ $reason }”
    .remedy = 请填写“{ $reason }”
date-after-as-of = 已发生的日期“{ $text }”晚于数据截止日期 { $as_of }
    .remedy = 请核对；如果是计划，请填在计划栏
date-planned = “{ $text }”写的是打算的日期，没有按“{ $header }”读取{ $moved ->
        [yes] ，已读作计划日期
       *[no] {""}
    }
    .remedy = 实际发生后再填写日期；打算的日期请填在计划栏
date-year-supplied = “{ $text }”没有写年份，推断为 { $read }：{ $name }（按{ $place ->
    [header] 表头
    [section] 分节标题
    [sheet] 工作表名
    [file] 文件名
   *[title] 标题
}“{ $said }”）
    .remedy = 请核对年份，并在表中写明
state-remark = “{ $text }”按“{ $state }”读取；“{ $rest }”没有对应的栏，记入备注
    .remedy = 日期、文号各填一栏，便于统计
limit-read = “{ $text }”是时限，不是日期，记入“{ $header }”：{ $days } 个工作日
    .remedy = 时限和到期日最好各填一栏
value-by-province = “{ $text }”是地名，按所在省份读作“{ $value }”
    .remedy = 请核对；口径不按来源地计的，请在表中直接写明
date-span-read = “{ $text }”是起止日期写在一格，已按 { $first } 至 { $last } 读取
    .remedy = 请核对；最好把开始和结束分两列填写，并写明年份
days-differ = 天数 { $days } 与起止日期（{ $span } 天）不符
    .remedy = 请核对天数和起止日期
coordinates-swapped = 经度和纬度填反了，已对调读取
    .remedy = 请在表中对调两列
coordinates-implausible = 坐标不在中国范围内，没有用于地图
    .remedy = 请核对经纬度
coordinate-alone = 经度、纬度只填了一个，没有用于地图
    .remedy = 请把另一个也填上

## 记住的做法

word-taught = “{ $header }”中的“{ $text }”按记住的做法读作“{ $value }”，共 { $count } 格：{ $cells }
    .remedy = 不对时，请在“数据”页改正，或不再记住
word-taught-unknown = “{ $header }”中的“{ $text }”按记住的做法作未知，共 { $count } 格：{ $cells }
    .remedy = 不对时，请在“数据”页改正，或不再记住
word-taught-outdated = 记住的做法把“{ $header }”中的“{ $text }”读作“{ $value }”，但“{ $value }”已不在可填的范围内，没有照办
    .remedy = 可填：{ $allowed }。请在“数据”页改正，或不再记住
alias-read = “{ $text }”按记住的别名读作“{ $value }”，共 { $count } 格：{ $cells }
    .remedy = 不对时，请在“数据”页改正这个别名，或不再记住
reporting-unit-renamed = 报送单位“{ $text }”按记住的别名作“{ $value }”，两个名称按同一单位载入，替换其上一份
    .remedy = 如果不是同一单位，请在“数据”页取消这个别名
place-outside-county = 坐标（{ $longitude }，{ $latitude }）不在{ $county }界内{ $found ->
    [none] {""}
   *[other] （在{ $found }）
}，已保留，地图上列为界外
    .remedy = 请核对经纬度和坐标系；确在界外的项目不必处理
