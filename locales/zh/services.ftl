# 政务服务：进驻率，三减三提的上报与复算

services-all-entered = { $departments } 个部门、{ $due } 项应进驻事项全部进驻
services-entered = { $departments } 个部门应进驻 { $due } 项，已进驻 { $entered } 项，进驻率 { $share }
services-unstated = 应进驻和已进驻事项数都未填，进驻率无从计算
services-formula = 进驻率 { $share }＝已进驻 { $entered } ÷ 应进驻 { $due }
services-blank = { $departments } 个部门缺应进驻或已进驻数，不在内
services-differs = { $unit }（上报 { $reported }，复算 { $recomputed }）
services-differing = { $departments } 个部门上报的进驻率与复算不符：{ $named }
services-agreeing = { $departments } 个部门上报的进驻率与复算一致
services-cut = 三减三提：上报与复算分列，范围不同，不相减
services-cut-note = 上报数照原样列出；复算只用前后两份事项清单，或清单里写明的精简前后
services-column-what = 项目
services-column-reported = 上报
services-column-recomputed = 复算
services-materials = 精简材料
services-days = 压缩时限
services-materials-number = { $count } 件
services-days-number = { $count } 个工作日
services-with-share = { $said }，{ $share }
services-no-base = 缺基数，无法复核
services-not-reported = 未上报
services-no-lists = — 没有前后两份清单，清单也没写精简前后
services-from-to = { $before } → { $after }，减 { $cut }
services-list-alone = 能复算的 { $items } 项，{ $departments } 个部门：按清单写明的精简前后
services-lists = 能复算的 { $items } 项，{ $departments } 个部门：{ $before } 与 { $after } 两份清单
services-lists-note = 按部门和事项名称对应；时限为承诺时限，工作日，各事项相加；前后都填了的才计
services-all = 合计
services-column-unit = 部门
services-column-items = 事项
services-column-materials = 材料（件）
services-column-days = 时限（工作日）
services-column-less = 减
services-gone = 只在前一份清单的 { $count } 项，不计入复算：{ $named }
services-new = 只在后一份清单的 { $count } 项，不计入复算：{ $named }
services-item = { $unit } { $item }
services-rest = 等，另 { $count } 项
services-columns = 前 { $first } 个部门占 { $share } 的事项
services-columns-open = { $open ->
    [0] { $count } 个部门都已全部进驻
   *[other] { $count } 个部门中 { $open } 个没有全部进驻
}
services-columns-unknown = 另有 { $count } 个部门未填已进驻数
services-columns-note = 每柱一个部门，高＝应进驻事项；未进驻的画成空心，下面写进驻率
services-columns-rest = 另有 { $count } 个部门，共 { $due } 项，见下表
services-limits = 承诺比法定
services-limits-reported = 同上，未说明与什么比
services-limits-of = （最新清单 { $items } 项两个时限都填了）
services-materials-named = 最新清单逐件列出材料 { $count } 件
services-by-need = 按必要性：{ $named }
services-by-source = 按来源：{ $named }
services-material = { $value } { $count }
services-blank-word = 未填
