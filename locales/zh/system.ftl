### 系统页：管理员看这台装得怎么样

nav-system = 系统
act-read = 读入文件

system-headline = { $open ->
    [0] 体检 { $count } 项，都正常
   *[other] 体检 { $count } 项，{ $open } 项要处理
}
system-sub = { $since } 启动，{ $at } 体检。
system-checking = 正在体检：读每一张表，试还原最近的备份……
system-check-up = 体检
system-check-up-note = 发布新版本后会重新体检；也可以随时再做一次。
system-check-again = 再体检一次
system-state-good = 正常
system-state-warning = 留意
system-state-bad = 处理

system-sizes = 版本与大小
system-program-label = 程序
system-versions = 本系统 { $own }；{ $others }
system-data-label = 数据库
system-data = { $versions } 个版本，{ $size }
system-backups-label = 备份
system-backups = { $count } 份，{ $size }
system-logs-label = 日志
system-logs = 操作日志 { $audit }，运行日志 { $log }
system-disk-label = 磁盘
system-disk = 剩 { $free }，共 { $whole }
system-people-label = 在用
system-people = { $sessions } 个登录，{ $pages } 个打开的页面，{ $walls } 块大屏

system-backups-title = 备份
system-backups-note = 每份都试还原过。备份与数据在同一块磁盘上，请再拷到另一块磁盘。
system-backups-none = 还没有备份。
system-backup-own = 自动备份或在本页备份
system-backup-restore = 还原之前留下
system-backup-hand = 手工备份
system-back-up = 现在备份
system-backing-up = 正在备份并试还原……
system-backed-up = 已备份为 { $file }，试还原成功。
system-not-backed-up = 没有备份成，原来的备份都在。请看下面的警告和磁盘余量，处理后再试。

system-failed = { $count ->
    [0] 最近 30 天没有失败的导入
   *[other] 最近 30 天 { $count } 次导入没有成功
}
system-failed-note = 文件读不了、没有权限或没有发布成；数据没有因此改变。

system-slow = 快慢
system-slow-note = 自本次启动以来。九成五不超过：一百次里有九十五次在这个时间以内。
system-ms = { $ms } 毫秒
system-longer = 30 秒以上

system-troubles = { $count ->
    [0] 没有警告和错误
   *[other] 最近 { $count } 条警告和错误
}
system-troubles-note = 请把这些连同时间一起发给维护人员。
system-warning = 警告
system-error = 错误
system-critical = 严重

system-head-backup = 文件
system-head-made = 做于
system-head-size = 大小
system-head-kind = 来历
system-head-time = 时间
system-head-who = 账号
system-head-file = 文件或单位
system-head-page = 页面
system-head-query = 查询
system-head-runs = 次数
system-head-mean = 平均
system-head-most = 九成五不超过
system-head-level = 轻重
system-head-message = 内容
