### 谁可以做什么。

rights-not-allowed = 您的权限不包括这项操作。
    .remedy = 请用有此权限的账号登录，或请管理员处理。
rights-not-allowed-unit = 您不能为“{ $unit }”发布数据。
    .remedy = 请由该单位的填报人员或管理员发布；需要长期负责该单位的，请管理员在账号中加上。
rights-sign-in-first = 查看需要登录；您的登录已结束或尚未登录。
rights-sign-in = 登录

### 登录前的页面（中英文同时显示）

sign-in-title = 招商引资调度台
sign-in-body = 登录后，这台电脑上的这个浏览器以管理员身份工作：上传台账、发布、回退版本、管理账号。此链接只能用一次；公用电脑用完请退出登录。
sign-in-invited = 请为账号“{ $name }”设置密码，至少 { $least } 个字符，可以是一句好记的话。此链接只能用一次。
sign-in-name = 账号
sign-in-password = 密码
sign-in-again = 再输入一次密码
sign-in-button = 登录
sign-in-enter = 进入
sign-in-organisation = 用单位统一身份登录
sign-in-onward = 已登录，继续
sign-in-leave = 退出登录
sign-in-own = 修改密码：至少 { $least } 个字符，可以是一句好记的话。改后其他地方的登录都结束。
sign-in-old = 现在的密码
sign-in-change = 修改密码
sign-in-sessions = 您的账号在这些浏览器上登录着：
sign-in-session = { $since } 登录，最近使用 { $used }
sign-in-end-others = 结束其他登录
sign-in-back = 返回
sign-in-help = 没有账号或忘了密码，请找管理员。
sign-in-wrong = 账号或密码不对。
sign-in-differ = 两次输入的密码不同。
sign-in-no-group = 您的统一身份没有使用本系统的权限，请找管理员。
account-name-wrong = 账号名称须为 1–{ $most } 个字符。
    .remedy = 请填写姓名或岗位名称。
account-name-taken = 已有账号“{ $name }”。
    .remedy = 请换一个名称，或修改已有账号。
account-unknown = 没有账号“{ $name }”。
    .remedy = 请核对名称。
account-password-short = 密码太短，至少 { $least } 个字符。
    .remedy = 可以用一句好记的话。
account-password-weak = 这个密码容易被猜到，或超过 { $most } 个字符。
    .remedy = 请不要用姓名、日期、键盘顺序和常见词；可以用几个互不相干的词。

role-visitor = 未登录者
role-viewer = 查看者
role-editor = 填报员
role-auditor = 审计员
role-administrator = 管理员

account-state-open = 可用
account-state-invited = 待设置密码
account-state-closed = 已停用
account-units-all = 全部单位
account-units-none = 没有单位

own-account = 我的账号
sign-out = 退出登录

nav-accounts = 账号
nav-log = 操作日志

### 账号页

accounts-headline = { $count } 个账号，{ $sessions } 个登录在用
accounts-sub = 谁能登录、能做什么。
accounts-none = 还没有账号。第一位管理员用启动时给出的链接登录；其他人在这里建账号，用一次性链接设密码。
accounts-name = 账号
accounts-role = 角色
accounts-units = 填报单位
accounts-state = 状态
accounts-change = 新建或修改
accounts-change-note = 账号名称写进历史，请用姓名或岗位。
accounts-which = 选择
accounts-new = 新账号
accounts-role-help = 查看者只看，人员姓名和电话遮住；填报员上传并发布自己的单位；审计员什么都能看，什么都不改；管理员全部。
accounts-every-unit = 全部单位
accounts-units-choose = 选择或输入单位
accounts-save = 保存
accounts-invite = 重新给链接
accounts-close = 停用
accounts-open = 恢复
accounts-link = 把这个链接交给“{ $name }”：只能用一次，打开后设置密码。离开本页后不再显示。
accounts-sessions = 登录
accounts-sessions-note = 每行是一台电脑上的一个浏览器。
accounts-session = { $name }（{ $role }）：{ $since } 登录，最近使用 { $used }
accounts-end = 结束

### 操作日志页

log-headline-sound = { $count } 条操作记录，首尾相接，没有被改动
log-headline-broken = { $count } 条操作记录，其中有被改动或抽走的
log-sub = 每条记录带着上一条的校验值；保留 { $days } 天，整月清理。不记表格内容。
log-number = 序号
log-at = 时间
log-who = 账号
log-role = 角色
log-address = 来自
log-act = 操作
log-subject = 对象
log-outcome = 结果
log-days = 期间
log-last-days = 最近 { $days } 天
log-all = 全部
log-here = 本机
log-outcome-done = 完成
log-outcome-refused = 拒绝
log-outcome-failed = 未完成
log-more = 只显示最近 { $shown } 条，下载的文件有全部 { $count } 条。
log-download = 下载 { $count } 条
log-file = 操作日志.csv
log-subject-mapping = 列的对应
log-subject-names = 名称的对应
log-subject-inbox = 收件箱规则
log-subject-agenda = 大屏议程
log-subject-outline = 地图轮廓
log-subject-return-duty = 填报安排
log-subject-backup = 备份
log-subject-restore = 还原备份
log-subject-office = 设置与账号
log-subject-sample = 示例数据
log-subject-password = 修改密码
log-subject-invite = 给出链接
log-subject-add = 新建
log-subject-change = 修改
log-subject-close = 停用
log-subject-open = 恢复
log-subject-end = 结束登录
act-view = 查看
act-personal = 查看人员信息
act-export = 下载
act-present = 会议控制
act-upload = 上传与发布
act-publish-own = 发布自己的单位
act-publish-any = 发布任何单位
act-correct = 改正与判定
act-orders = 督办
act-places = 地图与地名
act-roll-back = 回退与还原
act-settings = 设置
act-accounts = 账号
act-audit = 查看操作日志
act-sign-in = 登录
act-sign-out = 退出
act-prune = 清理到期记录
