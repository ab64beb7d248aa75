# 收件箱与改好重报的文件

inbox-published = 已发布。
inbox-known = 内容此前已经发布，没有重复存入。
inbox-same = 与待处理的“{ $file }”内容完全相同，不再重复等待。
inbox-held = 等待处理，还没有发布：请在数据页“收件箱”中打开，看过后发布或放弃；也可以改好后重新放入收件箱。
inbox-because-policy = 本单位的文件要有人看过才发布。
inbox-because-errors = 文件里有错误，见下。
inbox-because-questions = 有需要人回答的问题，见下。
inbox-because-refused = 文件里没有能载入的内容，见下。
inbox-replaces = 这是待处理的“{ $file }”改好后的文件，原来那份不再等待。
inbox-replaced = { $time } 改好的“{ $file }”已到，本文件不再等待。
inbox-marked = 有问题的单元格已标在旁边的“{ $file }”里：改好后把它放回收件箱即可。
inbox-settled-published = { $time } { $by }在数据页发布为版本 { $version }。
inbox-settled-dropped = { $time } { $by }在数据页放弃，没有发布。

cli-inbox-none = 收件箱里还没有单位的文件夹，也没有设过办法
cli-inbox-unit = { $unit }：{ $policy ->
    [publish-if-clean] 无错误、无疑问即发布
   *[hold] 先等人看过
}{ $waiting ->
    [0] {""}
   *[other] ，{ $waiting } 个文件待处理
}{ $has_by ->
    [0] {""}
   *[other] （{ $by } { $at } 设定）
}
cli-returned = 与退回“{ $file }”时指出的问题相比：已改好 { $solved } 处{ $answered ->
    [0] {""}
   *[other] ，已回答 { $answered } 处
}，仍有 { $still } 处，新出现 { $new } 处
cli-returned-version = 与版本 { $version }（{ $file }）中的问题相比：已改好 { $solved } 处{ $answered ->
    [0] {""}
   *[other] ，已回答 { $answered } 处
}，仍有 { $still } 处，新出现 { $new } 处
cli-returned-change = “{ $old }” → “{ $new }”
cli-returned-same = “{ $value }”
cli-returned-gone = “{ $old }”所在的行已不在（删除或改了名）
cli-returned-solved = 已改好 { $place }{ $has_subject ->
    [0] {""}
   *[other] （{ $subject }）
} { $change }
cli-returned-answered = 已回答 { $place }{ $has_subject ->
    [0] {""}
   *[other] （{ $subject }）
} { $change }
cli-returned-still = 仍有　 { $place }{ $has_subject ->
    [0] {""}
   *[other] （{ $subject }）
} { $change }：{ $message }
cli-returned-new = 新出现 { $place }{ $has_subject ->
    [0] {""}
   *[other] （{ $subject }）
} { $change }：{ $message }

## 数据页：收件箱
inbox-title = 收件箱有 { $count } 个文件待处理
inbox-note = 已读过，报告和带批注的原表就在文件旁边；打开后按最新的规则重新读取，看过再发布
inbox-open = 打开
inbox-open-all = { $unit }的 { $count } 个文件一起打开
inbox-drop = 放弃
inbox-as-of = 数据截至 { $date }
inbox-as-of-assumed-short = 数据截至 { $date }（按上月末计）
inbox-found = { $errors } 处错误、{ $warnings } 处提醒。
inbox-short-policy = 本单位的文件先等人看过。
inbox-short-questions = 有问题要回答。
inbox-returned = 已改好 { $solved } 处{ $answered ->
    [0] {""}
   *[other] ，已回答 { $answered } 处
}，仍有 { $still } 处，新出现 { $new } 处。
inbox-policies = 收件箱设置
inbox-policies-note = 把文件复制到 { $folder } 下以单位命名的文件夹即可报送，不用打开网页。
inbox-policy = 文件到了怎么办
inbox-policy-hold = 先等人看过
inbox-policy-publish-if-clean = 无错误、无疑问即发布
inbox-waiting = 待处理
inbox-set-by = 设定人
inbox-set-at = 设定时间
inbox-save = 保存 { $count } 处改动

## 数据页：改好重报
returned-counts = 已改好 { $solved }{ $answered ->
    [0] {""}
   *[other] ，已回答 { $answered }
}，仍有 { $still }，新出现 { $new }
returned-title = “{ $file }”是退回后改过再报的，与“{ $earlier }”指出的问题逐条对照；备注不计
returned-title-version = “{ $file }”与版本 V{ $version }（数据截至 { $as_of }）中同样表头的问题逐条对照；备注不计
returned-solved-list = 已改好的 { $count } 处
returned-answered-list = 没有改、但在系统里回答过的 { $count } 处
returned-answer = { $question } 已回答：{ $answer }
returned-word = “{ $text }”已教作“{ $value }”
returned-word-unknown = “{ $text }”已教作未知
returned-still-list = 仍有的 { $count } 处
returned-new-list = 新出现的 { $count } 处
returned-row-gone = 此行已不在（删除或改了名）
returned-more = 只列前 { $shown } 处，其余见问题清单
returned-column-sheet = 工作表
returned-column-cell = 单元格
returned-column-subject = 项目
returned-column-change = 原来 → 现在
returned-column-value = 原文
returned-column-message = 问题
inbox-because-to-come = 数据截至 { $day } 还没有到：到那天自动发布；要提前发布，请在数据页打开。
inbox-short-to-come = 数据截至的日期还没有到，到那天自动发布。
