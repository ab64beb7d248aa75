# 术语与口径：一词一义，数字怎么算，谁定的

nav-glossary = 术语与口径
glossary-headline = { $count } 条术语与指标：怎么算、谁定的
glossary-sub = 名称、算法和出处取自现行规则和台账设置，规则改了这里随之改；任何数字点开后都可到它的一条。
glossary-group = 分组
glossary-group-words = 阶段与口径
glossary-group-lights = 预警规则
glossary-group-limits = 办理时限
glossary-group-ledger = 各台账
glossary-head-name = 名称
glossary-head-rule = 怎么算
glossary-head-source = 出处
glossary-stage = 阶段：{ $stage }
glossary-signing = 签约的算法
glossary-signing-rule = 协议类型含“{ $types }”的列出而不计入；{ $phase ->
    [parent] 有分期的按总项目计一次
   *[phases] 有分期的按各期计，总项目不另计
}；计划总投资依次取：{ $fields }
glossary-funds = 到位资金的口径
glossary-funds-rule = { $bases }各列一栏，不相加；没有另说的是{ $usual }。{ $out }的不计入，{ $reported }的计入并在旁注明
glossary-visits = 批次、人次
glossary-visits-rule = 一次外出为 1 批次，人次只计领导；{ $days } 天未再见的企业列出
glossary-targets = 序时进度
glossary-targets-rule = 截止日在当月 { $day } 日及以后，当月算已过；目标数不超过 { $small } 的按计划月份，不按月均分
glossary-freshness = 数据新旧
glossary-freshness-rule = 超过 { $days } 天未上传即注明
glossary-part-signed = 当年签约项目数
glossary-part-kept = 其中未退出的
glossary-part-landed = 其中已落地的
glossary-part-started = 其中已开工的
glossary-part-completed = 其中已竣工的
glossary-part-producing = 其中已投产的
glossary-part-funds = 到位资金
glossary-part-contracted = 计划总投资（两项都填的项目）
glossary-rate = { $above } ÷ { $below }
glossary-off = 已停用
glossary-months = { $count } 个月
glossary-points = { $count } 个百分点
glossary-clock = 自“{ $start }”次日起按工作日计，到“{ $end }”止
glossary-working-days = { $count } 个工作日
glossary-fields = 取自台账：{ $fields }
glossary-where = { $rule }；只计 { $which }
glossary-open = 口径说明
