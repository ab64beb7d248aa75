# 收表 → 核对 → 发布 → 材料：一步一屏

step-receive = 收表
step-check = 核对
step-publish = 发布
step-material = 材料
step-label = 第 { $number } 步 { $name }：{ $note }
step-receive-none = 先选文件
step-receive-files = { $count } 个文件
step-check-none = 读完再核对
step-check-open = { $count } 个问题待答
step-check-done = 没有待答的问题
step-check-sub = { $issues }。选过的会记住，下月同样的列不再问；没答的先按表里现在的样子读。
step-publish-none = 将成为 { $version }
step-publish-later = 看变更，再发布
step-material-note = 会议材料、退回单位的表
step-reading-headline = 正在读取，读完就在这里核对
step-refused-files = { $count } 个文件没有读取
step-unread-sheets = 另有 { $count } 张不是台账
step-issues = { $errors } 处错误、{ $warnings } 处提醒

bar-discard-confirm = 放弃后，这次的更正和回答都不保留，确定吗？
bar-draft = 留作草稿
bar-draft-help = 关上页面也不丢，回到“收表”点“继续”接着做；服务器重启后要重新选文件
bar-reading = 正在读取
bar-reading-said = 正在读取
bar-reading-note = 可以先离开本页，读完仍在这里
bar-failed = 读取出错
bar-failed-said = 读取时程序出错，没有存入任何内容
bar-retry = 重新读取
bar-nothing = 没有可以发布的表
bar-corrections = 先按更正重新读取
bar-unread = 有 { $count } 个回答还没用上
bar-held = 先说明已暂停的 { $count } 张表
bar-asked = 先答 { $count } 个影响数字的问题
bar-returned = 先定退回表里删掉的行
bar-receive-said = 现在还不能发布
bar-receive-wait = 按钮上写着原因；可以再加文件，也可以放弃本次
bar-next-check = 下一步：核对 { $count } 个问题
bar-next-check-note = 没答的先按表里现在的样子读
bar-next-publish = 下一步：看变更
bar-next-publish-note = 没有要问的；{ $issues }
bar-to-check = 去核对 →
bar-check-chosen = 选了 { $count } 个{ $open ->
        [0] {""}
       *[other] ，还有 { $open } 个没答
    }
bar-check-open = 还有 { $count } 个问题没答
bar-check-done = 问题都已答完
bar-check-note = 没答的先按表里现在的样子读，也可以发布；会记在版本说明里
bar-publish-look = 发布 { $version } · 看变更 →
bar-publish = 发布 { $version }
bar-publish-not = 发布 { $version } · { $why }
bar-publish-said = { $ledgers } 种台账、{ $rows } 行，数据截至 { $as_of }

upload-drafts = { $count } 份草稿还没有发布
upload-more = 再加文件
upload-more-read = 把 { $count } 个文件加进来，一起重新读取
upload-inbox = 收件箱有 { $count } 个文件待处理，见上面的“收件箱”

sheet-look = 看“{ $sheet }”（{ $file }）
sheet-read = 读懂
sheet-asks = 要问 { $count }
sheet-unread = 没有读取
sheet-leave-out = 从本次移出
sheet-rows = { $count } 行
sheet-rejected = { $count } 行不能载入
sheet-against-last = 较上次 { $change }
sheet-title = { $sheet }：{ $columns } 列中认得 { $known } 列，{ $rows } 行可载入
sheet-title-none = { $sheet }：{ $reason }
sheet-view-note = 原表的样子：左边是每行读作什么，上边是每列读作什么；框出的格子要看一眼，指着它看原因
sheet-read-as = 读作
sheet-ordinal = 序号
sheet-left-out = 其余 { $count } 行
sheet-accounted = 每一行都有着落：{ $parts }，共 { $count } 行
data-row-data = 数据
data-row-first = 数据首行
data-row-last = 数据末行
data-layout-header = 表头第几行
data-layout-data = 数据从第几行开始
data-layout-missing = 请写行号：表头如 3 或 3-4，数据首行在表头之下，不超过第 { $last } 行
data-row-rejected = 不能载入

check-look = 看哪一类
check-asked = 要答
check-error = 错误
check-warning = 提醒
check-note = 备注
data-questions-none = 没有要您决定的问题
data-questions-last-sum = 本列上次合计

bridge-note = { $form } · { $units }：只算这次报送的
bridge-sum = { $field } { $sum }，余差 { $remainder }
bridge-same = { $field } { $amount }，与原来相同
bridge-before = 原来
bridge-after = 发布后
bridge-added = 新增 { $count } { $of ->
    [projects] 个
   *[other] 行
    }
bridge-raised = 调增 { $count } { $of ->
    [projects] 个
   *[other] 行
    }
bridge-lowered = 调减 { $count } { $of ->
    [projects] 个
   *[other] 行
    }
bridge-stated = 金额补填或清空 { $count } { $of ->
    [projects] 个
   *[other] 行
    }
bridge-removed = 移走 { $count } { $of ->
    [projects] 个
   *[other] 行
    }
bridge-unknown = { $count } { $of ->
    [projects] 个项目
   *[other] 行
    }没有填{ $field }，不在合计里

changes-list = { $count } 处变动，先看要紧的 { $first } 处
changes-list-all = { $count } 处变动
changes-look = 看哪些变动
changes-look-first = 要紧
changes-look-added = 新增
changes-look-changed = 变更
changes-look-removed = 移走
changes-none-of-kind = 这一类没有

publish-sample-title = 这是第一次发布本单位的数据
publish-sample-note = 示例数据和自己的数据不会算在一起：发布后各页面只显示自己的数据。
publish-sample-out = 同时删除示例数据
publish-sample-out-note = 建议。与这次发布算同一个版本，随时可以退回
publish-sample-kept = 保留示例数据
publish-sample-kept-note = 各页面不再显示；在“示例数据”里仍可翻看
publish-note-open = { $count } 个问题未答，按表里的样子读取
publish-note-sample = 同时删除示例数据

material-headline = 现在能出的材料
material-sub = 都用现行版本的数字，点了才生成
material-none = 还没有发布过数据，发布后这里出会议材料
material-pack = 会议材料
material-pack-note = 汇报片、通报、清单都可以再改
material-back = 退回单位的表
material-back-none = 刚发布过的表才有；以前各版本的问题清单在“版本”里
material-back-clean = 这次的表没有发现问题，没有要退回的
material-on = 接着做
material-on-note = 都已是新版本的数字
material-go-0 = 月调度：看这次变了什么
material-go-1 = 会议材料的措辞和模板
material-go-2 = 报表收缴：谁还没报，发填报表
material-go-3 = 总览
material-go-4 = 大屏
material-said = 现行 V{ $version }，数据截至 { $as_of }
material-next = 再收一批表

data-entry = 数据页的各部分
data-entry-upload = 上传
data-entry-inbox = 收件箱
data-entry-history = 版本
data-entry-same = 同一项目
data-entry-remembered = 记住的做法
data-entry-sample = 示例数据
data-entry-outline = 地图轮廓
data-entry-gazetteer = 镇和园区
data-entry-templates = 空白模板
inbox-none = 收件箱里没有待处理的文件
inbox-foreign = 收件箱里有 { $count } 处不是普通文件（链接、管道一类，或文件名无法辨认），没有读取，也没有改动：{ $named }。请查明来历后删除
data-sample-none = 没有示例数据
data-sample-kept = 已有本单位的数据，各页面不再显示示例；要看示例，打开只有示例的 V{ $version }
data-sample-look = 看示例（V{ $version }）
same-review-in-upload = 有一份草稿正在处理，疑似同一项目的问题在它的“发布”一步里问
