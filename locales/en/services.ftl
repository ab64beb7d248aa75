# Services in the hall: entry rate; cuts as reported and as recomputed

services-all-entered = All { $due } items due are in the hall (departments: { $departments })
services-entered = { $departments } departments: { $entered } of { $due } items due are in the hall, { $share }
services-unstated = Items due and entered are left blank, so there is no entry rate
services-formula = entry rate { $share } = { $entered } entered ÷ { $due } due
services-blank = departments without both numbers, left out: { $departments }
services-differs = { $unit } (reported { $reported }, recomputed { $recomputed })
services-differing = departments that report another rate: { $departments }, { $named }
services-agreeing = reported rates that agree: { $departments }
services-cut = Materials and days cut: reported and recomputed stand apart, of different scope
services-cut-note = reported numbers as they were written; recomputed ones from two dated lists, or from one that says what was before
services-column-what = What
services-column-reported = Reported
services-column-recomputed = Recomputed
services-materials = Materials cut
services-days = Days cut
services-materials-number = { $count } materials
services-days-number = { $count } working days
services-with-share = { $said }, { $share }
services-no-base = no base given, cannot be checked
services-not-reported = not reported
services-no-lists = — no two dated lists, and none that says what was before
services-from-to = { $before } → { $after }, less { $cut }
services-list-alone = { $items } items of { $departments } departments can be recomputed, by what the list says of before and after
services-lists = { $items } items of { $departments } departments can be recomputed: lists of { $before } and { $after }
services-lists-note = matched by department and name; promised working days, added over items; only items of which both are stated
services-all = In all
services-column-unit = Department
services-column-items = Items
services-column-materials = Materials
services-column-days = Days
services-column-less = Less
services-gone = only in the earlier list, not recomputed ({ $count }): { $named }
services-new = only in the later list, not recomputed ({ $count }): { $named }
services-item = { $unit } { $item }
services-rest = and { $count } more
services-columns = the first { $first } departments have { $share } of the items
services-columns-open = { $open ->
        [0] all { $count } are wholly in the hall
       *[other] { $open } of { $count } are not wholly in the hall
    }
services-columns-unknown = { $count } do not state what has entered
services-columns-note = A column a department, its height the items due; what is not entered is hollow, with the rate below
services-columns-rest = { $count } more departments with { $due } items, in the list below
services-limits = Promised against statutory
services-limits-reported = As above, against what is not said
services-limits-of = { " " }({ $items } items of the newest list state both limits)
services-materials-named = The newest list names { $count } materials
services-by-need = by necessity: { $named }
services-by-source = by source: { $named }
services-material = { $value } { $count }
services-blank-word = not stated
