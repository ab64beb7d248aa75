# The list screen of a declared ledger, made of its declaration

nav-ledger = Own ledgers
ledger-menu = Own ledgers
ledger-rows = { $count } { $count ->
    [one] row
   *[other] rows
}
ledger-unit-rows = { $count ->
    [one] row
   *[other] rows
}
ledger-unit-wan = ¥ mn
ledger-unit-yuan = ¥
ledger-head = { $field } ({ $unit })
ledger-comma = {", "}
ledger-semicolon = {"; "}
ledger-and = {", "}

ledger-headline = { $title }: { $rows }
ledger-headline-empty = { $title }: nothing published yet
ledger-headline-none = { $title }: no row fits the filters
ledger-sub-empty = Upload a sheet of this ledger and publish it: the list, its groups and its deadlines appear here.
ledger-late = { $rows } past { $deadline } and not closed
ledger-late-only = { $rows } past { $deadline }
ledger-none-late = none past { $deadline } and open
ledger-none-late-known = none that states { $deadline } is past it and open
ledger-sum = { $field } { $total } in all
ledger-sum-unknown = { $field } not stated anywhere
ledger-unstated = { $rows } left blank
ledger-status = { $status } { $count }
ledger-statuses-rest = { $kinds } more statuses { $count }
ledger-status-unstated = status left blank { $count }
ledger-told-on = this ledger speaks of { $date }
ledger-moved = since { $date }: { $moves }
ledger-moved-none = nothing moved since { $date }
ledger-moved-added = { $rows } added
ledger-moved-changed = { $rows } changed
ledger-moved-removed = { $rows } removed

ledger-search = Search
ledger-search-hint = Number, name, company, unit
ledger-filter-towns = Town
ledger-filter-units = Unit
ledger-filter-statuses = Status
ledger-filter-period = { $field }
ledger-period-all = Any time
ledger-period-past = Past
ledger-period-month = Next 30 days
ledger-period-quarter = Next 90 days
ledger-period-later = After 90 days
ledger-period-this_month = This month
ledger-period-this_year = This year
ledger-period-last_year = Last year
ledger-pick-status = List
ledger-pick-all = All { $count }
ledger-pick-late = Overdue { $count }
ledger-pick-one = { $status } { $count }

ledger-by = Count by
ledger-period = { $field }: { $period }
ledger-map-title = On the map: { $places ->
    [one] { $places } place
   *[other] { $places } places
}
ledger-map-note = A symbol a row; places without a known position stand beside
ledger-map-vague = Only the town or park is known
ledger-map-late = Overdue
ledger-map-open = Open
ledger-map-unstated = Not said
ledger-map-closed = Closed
ledger-map-nowhere = { $count ->
    [one] { $count } row names no place and is not on the map
   *[other] { $count } rows name no place and are not on the map
}
ledger-groups-unstated = { $field }: not stated anywhere
ledger-groups-all = All { $rows } in { $name }
ledger-groups-most = Most in { $name }: { $rows }
ledger-groups-each = { $name }: { $rows } each
ledger-groups-many = { $name } and others, { $count } in all
ledger-groups-late = { $rows } overdue
ledger-groups-note = Grey: all. Red: overdue
ledger-groups-note-plain = Length: rows
ledger-groups-several = A row of several { $field } is counted under each; the groups may add up to more than all rows
ledger-groups-rest = { $count } more
ledger-groups-rest-rows = { $count } more: { $rows }
ledger-column-count = Rows
ledger-column-late = Overdue
ledger-column-overdue = Overdue (days)
ledger-column-overdue-working = Overdue (working days)
ledger-column-project = Project

ledger-months-none = { $field }: not stated anywhere
ledger-months-past = { $rows } overdue
ledger-months-ahead = { $rows } still to come
ledger-months-most = most in { $month } ({ $rows })
ledger-months-late = { $rows } open with a { $field }, all overdue
ledger-months-days = { $this } this month, { $rows } in twelve months
ledger-months-year = { $rows } in twelve months
ledger-months-note-due = Open rows by { $field }; red: past
ledger-months-note = Rows by { $field }
ledger-undated = ; { $rows } without { $field }
ledger-month-before = before { $month }
ledger-month-after = after { $month }
ledger-today = Today { $date }

ledger-list = List of { $rows }
ledger-list-late = { $rows } overdue
ledger-list-longest = the longest for { $days } days
ledger-list-longest-working = the longest by { $days } working days
ledger-list-sum = { $field } { $total }
ledger-list-note = Overdue first; a row opens its cells, its project and its history
ledger-list-note-plain = Newest first; a row opens its cells, its project and its history
ledger-total = Total ({ $rows })
ledger-total-unknown = { $count } left blank
ledger-row-of-sheet = Row { $row } of the sheet
ledger-page = Rows { $first }–{ $last } of { $count }
ledger-page-before = Previous
ledger-page-after = Next
ledger-export = Export to Excel
ledger-export-csv = Export CSV
ledger-template = Empty template
ledger-export-note = With file, sheet and cell of each row; without personal data
ledger-by-month = By month
ledger-year = This year
ledger-last-year = Same days last year
ledger-measure = { $title } { $value }

ledger-moves-title = Since { $date }: { $moves }
ledger-moves-none = Nothing moved since { $date }
ledger-moves-kind = Move
ledger-moves-row = Row
ledger-moves-what = What changed
ledger-move-added = Added
ledger-move-changed = Changed
ledger-move-removed = Removed
ledger-move-field = { $field }: { $old } → { $new }
ledger-moves-rest = { $count } more rows: see the exported list and each row's history
ledger-bridge = { $field }: before { $before }, { $steps }, now { $after }
ledger-bridge-added = added { $amount }
ledger-bridge-changed = changed { $amount }
ledger-bridge-removed = removed { $amount }
ledger-bridge-unknown = {" "}(left blank before { $before }, now { $after }: in no sum)

ledger-standing-open = open
ledger-standing-closed = closed
ledger-standing-unstated = open or closed: not stated
ledger-overdue = overdue
ledger-entry-late = { $days } overdue and not closed
ledger-entry-late-only = { $days } overdue
ledger-entry-open = open
ledger-entry-closed = closed
ledger-entry-title = { $label }: { $said }
ledger-entry-sum = { $field } { $value }
ledger-entry-cells = { $count ->
    [one] One cell in row { $row }
   *[other] { $count } cells, all in row { $row }
}
ledger-entry-place = { $place } · row { $row } · V{ $version }
ledger-entry-column = Column
ledger-entry-original = As written
ledger-entry-reading = Read as
ledger-entry-cell = Cell
ledger-entry-closed-word = {" "}(closed)
ledger-entry-open-word = {" "}(open)
ledger-entry-personal = { $fields }: personal data, not shown here.
ledger-entry-project = Its project
ledger-entry-project-none = The sheet names no project
ledger-entry-project-unknown = The sheet says “{ $name }”, which is no known project
ledger-entry-open-project = Open the project
ledger-entry-history = What it said before
ledger-entry-first = First seen
ledger-entry-same = Nothing changed
ledger-entry-gone = The current version has this row no more
ledger-entry-assign = Make it an order
ledger-entry-assign-help = Notes an order with reason, unit and project on the dispatch page; it can be changed before it is published
ledger-entry-matter = { $ledger } { $label }: { $said }

ledger-of-project = { $title }: { $rows }
ledger-of-project-late = { $rows } overdue
ledger-days-late = {" "}({ $days } late)
ledger-open = Open { $title }
ledger-of-town = Own ledgers: { $lists }
ledger-of-town-one = { $title } { $rows }
ledger-of-town-late = { $title } { $rows } ({ $late } overdue)
ledger-published = { $count ->
    [one] One own ledger in use: { $lists }
   *[other] { $count } own ledgers in use: { $lists }
}

figure-entries = Rows
figure-entries-rule = Rows of the ledger, each thing by its newest row; within the page's filters
figure-entry = This row
figure-entry-rule = The cells of this row in its sheet
figure-entry_sum = Sum
figure-entry_sum-rule = The rows added up; what is left blank is no 0
figure-entry_mean = Mean
figure-entry_mean-rule = The mean of the rows that state it
figure-entry_share = Share
figure-entry_share-rule = Rows that meet the condition, of all rows
figure-entry_days = Median of days
figure-entry_days-rule = Days between two dates, where both are stated
figure-mean = { $name }: { $value } = mean of { $count ->
    [one] one row
   *[other] { $count } rows
}
figure-adds-mean = Value
figure-total-mean = Mean
ledger-edge-before = Before
ledger-edge-after = Later
ledger-unit-calendar-days = { $count ->
    [one] calendar day
   *[other] calendar days
}
ledger-days = { $days } days
ledger-days-working = { $days } working days
ledger-overdue-whose = { $label } ({ $whose }) { $days } overdue
ledger-overdue-one = { $label } { $days } overdue

# A unit is reminded of its late rows.
ledger-remind = Remind a unit
ledger-remind-unit = Which unit
ledger-remind-order = Order these
ledger-remind-head = { $unit }: as of { $date }, { $ledger } has { $rows } past { $field } and not closed. Please settle them and bring the ledger up to date.
ledger-remind-line = { $number }. { $label }: { $told }
ledger-remind-row = due { $date }, { $days } late
ledger-remind-named = { $label } ({ $days })
ledger-remind-matter = { $ledger }: { $rows } past { $field }, to be settled: { $names }
ledger-remind-matter-more = { $ledger }: { $rows } past { $field }, to be settled: { $names } and others
