# 督办：调度页、大屏、会议材料共用。

value-order-going = 办理中
value-order-soon = 临期
value-order-overdue = 逾期
value-order-done = 待销号
value-order-closing = 销号
value-order-closed = 已销号
value-extension-asked = 申请
value-extension-granted = 同意
value-extension-refused = 不同意

assignments-none = 还没有督办事项
assignments-none-body = 登录后可在这里录入会上交办的事项，也可在“数据”页上传督办台账
assignments-title = 督办 { $count } 件：逾期 { $overdue }、临期 { $soon }、办理中 { $going }、待销号 { $done }、已销号 { $closed }
assignments-note = 距期限 { $soon } 天以内为临期，过期为逾期，同意延期的按延期日；超过 { $feedback } 天没有反馈的标出（本系统设定，管理员可改）
assignments-heard-title = 上次会议交办和结转 { $count } 件：逾期 { $overdue }、临期 { $soon }、办理中 { $going }、待销号 { $done }、已销号 { $closed }
assignments-heard-new = 上次以来新交办 { $fresh } 件，以前结转 { $old } 件
assignments-heard-asks = { $count } 件申请延期待批
assignments-heard-quiet = { $count } 件超过 { $limit } 天没有反馈
assignments-between = {"；"}
assignments-semicolon = {"；"}
assignments-state = { $state } { $days }
assignments-days-over = { $days } 天
assignments-days-left = { $days ->
    [0] 当日到期
   *[other] 剩 { $days } 天
}
assignments-line = { $order }：{ $state }。{ $news }
assignments-line-unit = { $matter }（{ $unit }）
assignments-due-extended = { $day }（原 { $first }）
assignments-no-feedback = 尚无反馈
assignments-quiet = { $days } 天没有反馈（应每 { $limit } 天内反馈）
assignments-extension-asked = 申请延期至 { $day }，待批
assignments-extension-granted = 已同意延期至 { $day }
assignments-extension-refused = 延期至 { $day } 的申请未同意
assignments-extension-again = 第 { $count } 次延期：{ $said }
assignments-because = （{ $reason }）

assignments-column-state = 状态
assignments-column-news = 办理情况
assignments-pick = 点选一行查看原文和出处，登录后可填反馈、延期、销号
assignments-cells = 原文和出处
assignments-read-only = 现在看的是过去的数据；录入请回到最新版本
assignments-download = 下载督办台账（可改后再上传）

assignments-new = 录入会上交办的事项
assignments-new-note = 录入后先列在下面，发布后大屏和各页才显示；编号自动接续
assignments-choose = 选择，也可直接输入
assignments-keep = 记下，待发布
assignments-matter-missing = 请写明交办什么
assignments-edit = 填写办理情况：{ $order }
assignments-edit-note = 新填反馈、销号而没有改日期的，按今天计
assignments-correct = 更正交办内容
assignments-remove = 这项录错了，删除
assignments-nothing-typed = 没有改动

assignments-pending = { $count } 处改动未发布
assignments-pending-note = 已存在服务器上，关闭页面不丢；发布后大屏和各页才显示
assignments-restored = 未发布的交办，{ $time } 存，已接着上次的
assignments-draft-of = { $by }有未发布的交办 { $count } 处，{ $time } 存
assignments-go-on = 接着填
assignments-give-up = 全部放弃
assignments-pending-new = 新交办：{ $matter }
assignments-pending-change = { $order }：{ $changes }
assignments-pending-field = { $field }改为“{ $value }”
assignments-pending-remove = 删除：{ $order }
assignments-take-back = 撤回
assignments-by = 发布人
assignments-publish = 发布督办（{ $count } 处改动）
assignments-publishing = 正在核对并发布
assignments-published = 已发布为版本 V{ $version }，大屏随即更新
assignments-unchanged = 与已发布的督办台账相同，没有发布
assignments-refused = 没有发布：
assignments-conflict = { $order } 的“{ $field }”已被别人改为“{ $theirs }”，您填的是“{ $ours }”。再次发布将以您填的为准
assignments-gone = { $order } 已被别人删除，您的改动没有对象，请撤回
assignments-sample = 督办中含示例数据，发布的内容也会标为示例；正式使用前请先在“数据”页移除示例数据
assignments-version-note = 页面录入督办：新交办 { $added } 件，更新 { $changed } 件，删除 { $removed } 件

assignments-list = 督办事项
