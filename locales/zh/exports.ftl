# 退回给报送单位的文件：带批注的原表、数据核实反馈单

exports-author = Signboard 招商引资调度台
exports-comment-heading = 数据核实
exports-comment = { $severity }：{ $message }
exports-comment-remedy = 怎么改：{ $remedy }
exports-annotated-name = { $stem }（批注）
exports-issue-sheet = 问题清单
exports-issues-title = 问题清单：{ $file }
exports-sample = 示例数据
exports-counted = { $errors } 处错误、{ $warnings } 处提醒、{ $notes } 处备注
exports-issues-note = 点单元格编号可跳到该格；有问题的单元格已加批注和底色。改好后可直接上传本工作簿，这张清单不会被当作台账。
exports-remade = 原文件不能原样加批注，本工作簿是按原表内容新生成的：单元格内容和合并保留，公式只留结果，版式、图表、图片不保留。
exports-uncommented = 另有 { $count } 处只加了底色、没有批注（每张表最多 { $most } 个单元格加批注），均列在下面。
exports-whole-file = 整个文件
exports-sheet = { $sheet }：{ $counted }
exports-row = 第 { $row } 行
exports-column-cell = 单元格
exports-column-severity = 级别
exports-column-value = 原文
exports-column-message = 问题
exports-column-remedy = 怎么改
exports-column-subject = 项目
exports-list-replaced = 这张清单已由最新的一张代替。
exports-not-opened = “{ $file }”没有打开，不能加批注退回：{ $reason }
    .remedy = 请先按上述原因处理，再重新上传
exports-crash = 给“{ $file }”加批注时程序意外终止，原文件没有改动。
    .remedy = 请用 Excel 或 WPS 打开后另存为 .xlsx 再试，或下载问题清单
exports-out-suffix = 写回的是 { $suffix } 工作簿，{ $path } 的扩展名与内容不符，没有写出。
    .remedy = 请改用 --out { $proposed }
exports-original-not-kept = 原文件没有保存：批注由旧版本所加、当时没有打开数据库，或文件超过了保存的大小上限。
    .remedy = 请用报送单位自己的原文件
exports-no-marks = “{ $file }”里没有本系统附的问题清单，看不出是哪个文件加的批注。
    .remedy = 请给出退回的那个带批注的工作簿
exports-out-exists = { $path } 已存在，没有覆盖。
    .remedy = 请换一个文件名

## 数据核实反馈单

exports-feedback-name = 数据核实反馈单_{ $unit }_{ $as_of }.docx
exports-feedback-title = 数据核实反馈单
exports-feedback-unit = { $unit }：
exports-feedback-asks = 贵单位报送的 { $files } 个文件（数据截至{ $as_of }）已读取，有 { $count } 处需要核实。请对照下表在原表中更正后重新报送；逐格的说明见随附的带批注工作簿。
exports-feedback-asks-of = { $reporter }报送的 { $files } 个文件（数据截至{ $as_of }）中，有 { $count } 处由贵单位负责，需要核实。请对照下表核实，并将更正内容反馈{ $reporter }；逐格的说明见随附的带批注工作簿。
exports-feedback-refused-only = 贵单位报送的 { $files } 个文件（数据截至{ $as_of }）中有文件未能读取，请按下列原因处理后重新报送。
exports-feedback-clean = 贵单位报送的 { $files } 个文件（数据截至{ $as_of }）已读取，没有需要核实的内容。
exports-feedback-files = { $ordinal }、报送的文件
exports-feedback-file = { $number }.{ $file }：载入 { $loaded } 行，未载入 { $rejected } 行，错误 { $errors } 处，提醒 { $warnings } 处。
exports-feedback-file-refused = { $number }.{ $file }：不能使用。{ $reason }。{ $remedy }。
exports-feedback-file-number = 文件{ $number }
exports-feedback-more-files = 另有 { $count } 个文件，问题一并列入下表。
exports-feedback-groups = { $ordinal }、需要核实的内容
exports-feedback-answer = { $ordinal }、反馈要求
exports-feedback-number = 序号
exports-feedback-severity = 级别
exports-feedback-remedy = 怎么改
exports-feedback-message = 问题（举例）
exports-feedback-count = 处数
exports-feedback-cells = 所在单元格
exports-feedback-comma = 、
exports-feedback-where = { $sheet }{ $has_cells ->
    [0] {""}
   *[other] ：{ $cells }
}
exports-feedback-and-more = ……
exports-feedback-more = 另有 { $kinds } 类 { $count } 处，见随附工作簿的“问题清单”。
exports-feedback-notes = 另有 { $count } 处备注，不必反馈，见随附工作簿。
exports-feedback-deadline = 反馈时限：　　　年　　月　　日前
exports-feedback-contact = 联系人：　　　　　　　联系电话：
exports-feedback-signed = 核实人（签字）：　　　　　核实日期：　　　年　　月　　日

## 数据页上的两个按钮

exports-download-annotated = { $count ->
    [1] 下载带批注的原表
   *[other] 下载带批注的原表（{ $count } 个）
}
exports-download-original = 下载加批注前的原文件
exports-download-feedback = { $count ->
    [1] 下载数据核实反馈单
   *[other] 下载数据核实反馈单（{ $count } 份）
}
exports-annotated-archive = 带批注的原表.zip
exports-feedback-archive = 数据核实反馈单.zip
exports-give-back-note = 退给报送单位：原表除批注、底色和一张问题清单外不作改动；反馈单一页，可打印签字。
exports-original-gone = 这次上传已发布或已放弃，原文件不在了；以下是问题清单。

# 通报
exports-notice-draft = 代拟稿
exports-notice-number = 〔　　〕　号
exports-notice-seal = { $office }（印章）
exports-notice-day = 　　年　月　日
exports-notice-copies = 抄送：
exports-notice-issued = 　　年　月　日印发
exports-notice-annex = 附件：
exports-notice-annex-number = 附件{ $number ->
    [0] {""}
   *[other] { $number }
}
