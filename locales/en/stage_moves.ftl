# Stages that move the other way: said, never refused

stage-moves-title = { $back ->
    [0] { $others ->
        [one] One project leaves
       *[other] { $others } projects leave
    } the ladder or come back to it; stored all the same:
    [one] The stage of one project falls back; stored all the same, check that it is no slip:
   *[other] The stages of { $back } projects fall back; stored all the same, check that they are no slips:
}
stage-move-back = { $project }: { $old } → { $new }, falls back (was { $old_place }, now { $new_place })
stage-move-exit = { $project }: { $old } → { $new }, out of the sums, listed apart (was { $old_place }, now { $new_place })
stage-move-resumed = { $project }: { $old } → { $new }, counts again (was { $old_place }, now { $new_place })
stage-moves-more = { $count } more, in the table below
stage-move-mark = (stage falls back)
stage-move-row = row { $row }
stage-move-nowhere = place not recorded
