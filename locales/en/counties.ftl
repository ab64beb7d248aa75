# Counties side by side: who reported until when, the same definitions, how firm the ranks are

nav-counties = Counties
counties-stop = {"; "}
counties-headline = { $count ->
    [0] The settings name no counties yet
   *[other] { $missing ->
        [0] All { $count } counties reported
       *[other] { $told } of { $count } counties reported
    }
}
counties-none = { $count ->
    [one] The county has not reported yet
   *[other] None of { $count } counties has reported yet
}
counties-missing = nothing from { $names }
counties-late = ledgers of { $name } end on { $day }
counties-other-rules = { $names } count by other definitions and take no rank
counties-and-more = { $names } and others, { $count } in all
counties-coverage = Who reported, until when
counties-coverage-note = A county reports by itself when it publishes; its name leads to its own board
counties-column-name = County
counties-column-state = State
counties-column-day = Ledgers until
counties-column-uploaded = Last upload
counties-column-returns = Returns of its units
counties-column-version = Version
counties-column-measure = Measure
counties-column-value = Value
counties-column-before = Before
counties-column-rank = Rank
counties-column-largest = Largest
counties-column-place = Where the largest stands
counties-state-told = Reported
counties-state-late = { $days ->
    [one] { $days } day behind the newest: no rank
   *[other] { $days } days behind the newest: no rank
}
counties-state-missing = Not reported
counties-state-other = Other definitions: no rank
counties-returns = { $filed } / { $due }
counties-compare = The same definitions side by side
counties-compare-note = A number leads to the report that it stands in; after a rank, the ranks that are possible with any one project left out
counties-head = { $measure } ({ $unit })
counties-at-least = at least { $value }
counties-rank = no. { $place }
counties-rank-between = no. { $place } ({ $best }–{ $worst })
counties-one-project = any one project
counties-lead-firm = { $measure }: { $name } leads ({ $value }), whichever project is left out
counties-lead-weak = { $measure }: { $name } leads ({ $value }); without { $project } it is no. { $worst }
counties-lead-equal = { $measure }: { $name } lead together ({ $value })
counties-targets = The year's targets, how much is reached
counties-targets-note = Each county's own target; what is behind schedule says what is due by now
counties-behind = { $done } ({ $due } due)
counties-bars = { $measure }: ranks and the largest project
counties-bars-note = Dark: the largest project; in brackets the ranks that are possible with any one project left out
counties-pick = Ranked by
counties-largest = Largest: { $name }, { $place }
counties-nobody = No county has reported yet
counties-nobody-note = Reports appear here once a county's board publishes its first ledger; from one without a network, upload the workbook of its report on the Data page.
counties-changed = { $change } since { $day }
