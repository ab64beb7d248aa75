# 总览
overview-headline = { $signed }；{ $metric }落后序时 { $gap } 个百分点
overview-headline-ahead = { $signed }；各项目标都达到序时
overview-headline-open = { $signed }；能判断的目标都达到序时
overview-headline-no-targets = { $signed }
overview-headline-signed = 本年签约 { $count } 个项目、{ $amount }
overview-sub-waiting = { $count } 个签约项目{ $known ->
    [no] （金额未填）
   *[yes] 、{ $amount }
}尚未开工
overview-sub-funds = { $basis }口径本年到位资金 { $amount }，{ $status }（含往年签约项目，不与本年签约额相除）
overview-figure-signed = 本年签约项目
overview-figure-planned = 计划总投资
overview-figure-funds = 本年到位（{ $basis }口径）
overview-figure-funds-short = 到位资金
overview-figure-pushed = 拜访推进项目
overview-target-undated = ，另有 { $count } 个未填日期
overview-target-why = （{ $why }）
overview-funds-note = 含往年签约项目
overview-pushed-note = { county-kind }委政府领导 { $first }、县级包扶联系 { $second }，有重叠不相加
overview-column-funds = 本年到位（亿元）
overview-targets-title = 年度目标 { $total } 项，{ $met } 项达到序时，{ $behind } 项落后{ $open }
overview-targets-open = ，{ $count } 项无法判断
overview-targets-none = 还没有本级年度目标：上传“年度目标”表后，这里对照序时进度
overview-targets-note = 条＝完成率，条上缺口＝上期，竖线＝序时进度；较序时以百分点计
overview-head-completion = 完成率
overview-head-gap = 较序时
overview-schedule = 序时 { $share }
overview-target = 目标 100%
overview-changes-title = 较上期（{ $date }）变动 { $count } 处
overview-targets-missing = 表里写年度、责任主体、指标和目标值
overview-fold-more = 展开另外 { $count } 处变动
overview-fold-funds = 展开 { $count } 个项目的到位资金
overview-changes-first-note = 发布下一期台账后，这里列出新增、进档、推迟和金额变动，总额对得上
overview-changes-first = 这是第一期数据，还没有可对比的上期
overview-changes-all = 全部 { $count } 处变动、对账和宣读稿：月调度
overview-bridge = 对账：{ $sums }
overview-bridge-sum = { $name } { $before } { $sign } { $change } = { $now }{ $rounding }，余差 { $rest }
overview-attention-title = 需要关注 { $count } 件：项目{ $lit }{ $targets }
overview-attention-targets = ；目标 { $count } 项
overview-lit-projects = 告警 { $alarms } 个、预警 { $warnings } 个{ $open ->
        [0] {""}
       *[other] （另有资料不足 { $open } 个{ $listed ->
            [yes] {""}
           *[no] ，不列入
        }）
    }
overview-attention-none = 没有预警或告警
overview-attention-note = 每盏灯都写明触发的规则和两个数字；规则和界线由管理员在规则设置中修改
overview-fired = { $name }：{ $sentence }
overview-attention-rest = 其余 { $count } 件
overview-attention-more = 另有 { $count } 条
overview-open = 打开 { $name }
