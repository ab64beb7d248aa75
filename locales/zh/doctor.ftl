### 体检（doctor）：每项查到什么、怎么办

doctor-database = 数据库
doctor-settings = 设置
doctor-disk = 磁盘
doctor-clock = 时钟
doctor-backups = 备份
doctor-secrets = 登录密钥
doctor-secrets-good = 登录密钥没有对其他账户开放
doctor-secrets-open = 登录密钥文件 { $file } 其他账户也能读
    .remedy = 把文件权限改为仅本账户可读写；若可能已被他人读过，请更换其中的密钥。
doctor-database-good = { $tables } 张表 { $rows } 行都读得出，原件 { $files } 份与入库时一致
doctor-database-unseen = 设置有错，数据库还没有看
    .remedy = 先改好设置，再体检一次。
doctor-tables-damaged = 这些表读不出来：{ $tables }
    .remedy = 停止写入，用最近一份好的备份还原；损坏的文件留着别删。
doctor-rows-stray = 这些表里有不属于任何一次上报的行：{ $tables }
    .remedy = 数据库被别的程序改过；用最近一份好的备份还原。
doctor-files-damaged = { $count } 份原件与入库时不同：{ $files }
    .remedy = 数字不受影响；要找回原件，用最近一份好的备份。
doctor-versions-lost = { $count ->
   *[other] 有 { $count } 次发布已不在数据库里：{ $versions }
}
    .remedy = 多半是断电或磁盘出错弄坏了最后写入的内容。请把这些表重新上传：{ $files }
doctor-versions-redone = { $count ->
   *[other] 有 { $count } 次发布曾经丢失，已按留存的内容重做：{ $versions }
}
    .remedy = 多半是断电或磁盘出错；请核对最近的数字，再检查这台机器的磁盘。
doctor-log-set-aside = 最后写入的内容曾经损坏，已另存为 { $file }
    .remedy = 数据库从损坏之前的状态打开；核对最近的发布，确认无缺后可以删除这个文件。
doctor-settings-good = { $count ->
    [0] 没有改过的设置，用的是系统自带的
   *[other] 改过的 { $count } 份设置都用得上
}
doctor-settings-misspelt = 设置文件 { $file } 没有这个名字，没有起作用；是不是 { $near }？
    .remedy = 改对文件名后重启。
doctor-settings-unknown = 设置文件 { $file } 没有这个名字，没有起作用
    .remedy = 对照部署说明里的设置清单改名，或移走。
doctor-disk-good = 还剩 { $free } MB
doctor-disk-low = 只剩 { $free } MB，少于 { $least } MB
    .remedy = 腾出空间；写不下时发布会被拒绝，已发布的不受影响。
doctor-clock-good = 现在 { $now }，不早于最后一次发布
doctor-clock-behind = 机器时间 { $now }，早于最后一次发布 { $last }
    .remedy = 校准机器时间；时间倒退会让“最近上传”“逾期天数”算错。
doctor-backups-not-needed = 还没有发布过，不需要备份
doctor-backups-none = 没有备份
    .remedy = 让程序运行十分钟以上会自动备份，或手工备份一次，再拷到另一块磁盘。
doctor-backup-good = { $file }：{ $days } 天前，试还原成功，到版本 { $version }
doctor-backup-old = { $file } 是 { $days } 天前的，之后又发布过；试还原成功，到版本 { $version }
    .remedy = 手工备份一次，并看看自动备份为什么没做（设置里是否关了）。
doctor-backup-unreadable = 最近的备份 { $file } 还原不了
    .remedy = 马上另做一份备份并再体检；旧的留着别删。

doctor-log = 操作日志
doctor-log-good = { $count } 条记录首尾相接，没有被改动
doctor-log-torn = { $count } 条记录首尾相接；另有 { $torn } 条写到一半时断电，不影响其余
doctor-log-changed = 第 { $after } 条之后的记录被改动或抽走
    .remedy = 日志文件保留原样，查明谁动过这台服务器的文件。
doctor-log-short = 末尾少了 { $missing } 条记录
    .remedy = 日志文件保留原样，查明谁动过这台服务器的文件。

doctor-forwarding = 日志外送
doctor-forwarding-good = 记录已送到 { $host }，送到第 { $sent } 条
doctor-forwarding-behind = 有 { $count } 条记录没有送到 { $host }（已送到第 { $sent } 条，最新第 { $newest } 条）
    .remedy = 检查那台机器是否在收、端口通不通、证书是否有效；恢复后会自动补送，不会丢。
doctor-forwarding-ahead = 记录不再送到 { $host }：记着已送到第 { $sent } 条，日志却只有 { $newest } 条
    .remedy = 多半是换了新日志；请按部署说明清掉“已送编号”后重启，并查明日志为何变短。

doctor-door = 其他机器的访问
doctor-door-good = 最近 { $days } 天没有因未加密而被拒绝的
doctor-door-refused = 最近 { $days } 天有其他机器因未加密（http）被拒绝：{ $addresses }
    .remedy = 请他们改用 https 开头的地址；还没有的，按部署说明配反向代理或证书，或在设置里允许不加密。

doctor-readers = 读取文件的进程
doctor-readers-good = 不能上网，不能启动程序，只读得到要读的文件
doctor-readers-free = 这台机器的系统不支持限制，读取进程能做本账户能做的事
    .remedy = 请用专门的、权限小的账户运行；条件允许的，换用 x86_64 或 arm64 的 Linux（内核 5.13 以上）。
