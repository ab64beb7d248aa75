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
