# 到位资金的状态：上报、审核通过、退回
funds-part-approved = 均已审核通过
funds-part-reported = 其中仅上报 { $amount }
funds-part-unstated = 其中未注明状态 { $amount }
funds-part-returned = 另有退回 { $amount }，未计入
funds-all-years-stated = 历年累计按台账所填，自项目首笔到位起算
funds-all-years-since = 历年累计自 { $month } 起算（台账最早的月份），部分项目未填历年累计
funds-status-approved = 审核通过
funds-status-reported = 仅上报
funds-status-unstated = 未注明
funds-status-returned = 退回（未计入）
funds-title = { $basis }口径本年到位 { $amount }，{ $status }
funds-title-approved = { $basis }口径审核通过 { $amount }（上报＋审核通过为 { $whole }）
funds-title-none = { $basis }口径没有本年到位资金
funds-choose-basis = 口径
funds-choose-status = 状态
funds-choose-counted = 上报＋审核通过
funds-choose-approved = 只算审核通过
funds-basis-unstated = 未注明口径
funds-basis-none = 未注明
funds-between = ，
funds-missing = 还没有到位资金
funds-missing-note = 上传到位资金台账（写明口径和月份）后，这里按口径、按项目列出
funds-unusable = 到位资金台账没有写明是本月还是累计，不能合计
funds-unusable-note = 在台账加“本月”“本年累计”的列名，或在上传时回答是哪一种
funds-known = { $basis }本年到位 { $amount }
funds-known-period = { $basis }有 { $count } 个项目的记录，没有写明本年到位多少
funds-none-of-default = 没有{ $basis }口径的数：{ $known }{ $advice ->
    [unstated] {"。"}台账没有写明口径，不能算进任何一个口径；在台账加“口径”一列，或在上传时回答是哪个口径
    [other] {"。"}不同口径不相加；要看这个口径，请上传写明该口径的到位资金台账
   *[none] {""}
}
