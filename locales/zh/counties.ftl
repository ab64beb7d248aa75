# 旗县区对比：谁报了、报到哪天，同一口径并排，名次牢不牢

nav-counties = 旗县区
counties-stop = ；
counties-headline = { $count ->
    [0] 设置里还没有旗县区
   *[other] { $missing ->
        [0] { $count } 个旗县区全部上报
       *[other] { $count } 个旗县区，{ $told } 个已上报
    }
}
counties-none = { $count } 个旗县区都还没有上报
counties-missing = { $names }未报
counties-late = { $name }台账只到 { $day }
counties-other-rules = { $names }的口径与全市不同，不参加排名
counties-and-more = { $names }等 { $count } 个
counties-coverage = 谁报了，报到哪天
counties-coverage-note = 旗县区发布数据后自动上报；名称可点进该旗县区的调度台
counties-column-name = 旗县区
counties-column-state = 情况
counties-column-day = 台账日期
counties-column-uploaded = 最近上传
counties-column-returns = 各单位报表
counties-column-version = 版本
counties-column-measure = 指标
counties-column-value = 数值
counties-column-before = 上期
counties-column-rank = 名次
counties-column-largest = 最大一项
counties-column-place = 最大一项出处
counties-state-told = 已上报
counties-state-late = 比最新的晚 { $days } 天，不排名
counties-state-missing = 未报
counties-state-other = 口径不同，不排名
counties-returns = { $filed } / { $due }
counties-compare = 同一口径并排
counties-compare-note = 点数字看出自哪个上报文件；名次后括号内为去掉任何一个项目后可能的名次
counties-head = { $measure }（{ $unit }）
counties-at-least = 至少 { $value }
counties-rank = 第 { $place }
counties-rank-between = 第 { $place }（{ $best }–{ $worst }）
counties-one-project = 任何一个项目
counties-lead-firm = { $measure }：{ $name }居首（{ $value }），去掉任何一个项目都不变
counties-lead-weak = { $measure }：{ $name }居首（{ $value }），去掉{ $project }就落到第 { $worst }
counties-lead-equal = { $measure }：{ $name }并列居首（{ $value }）
counties-targets = 全年目标完成率
counties-targets-note = 各旗县区自己的目标；低于序时的写明序时要求
counties-behind = { $done }（序时 { $due }）
counties-bars = { $measure }：排名与最大一个项目
counties-bars-note = 深色为其中最大的一个项目；括号内为去掉任何一个项目后可能的名次
counties-pick = 按哪项排
counties-largest = 最大一项：{ $name }　{ $place }
counties-nobody = 还没有旗县区上报
counties-nobody-note = 旗县区的调度台发布第一份台账后，这里自动出现；没有联网的，把它的“旗县区上报”表交来，在数据页上传。
counties-changed = 较 { $day } { $change }
