# 阶段往回走：说清楚，不拒收

stage-moves-title = { $back ->
    [0] { $others } 个项目退出或恢复，照样入库：
   *[other] { $back } 个项目的阶段往回退，照样入库，请确认不是填错：
}
stage-move-back = { $project }：{ $old } → { $new }，往回退（原 { $old_place }，新 { $new_place }）
stage-move-exit = { $project }：{ $old } → { $new }，退出合计，另列（原 { $old_place }，新 { $new_place }）
stage-move-resumed = { $project }：{ $old } → { $new }，重新计入（原 { $old_place }，新 { $new_place }）
stage-moves-more = 另有 { $count } 个，见下表
stage-move-mark = （阶段后退）
stage-move-row = 第 { $row } 行
stage-move-nowhere = 未记录位置
