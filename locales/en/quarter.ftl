# Quarterly analysis

nav-quarter = Quarter
quarter-pick = Quarter
quarter-1 = Q1
quarter-2 = Q2
quarter-3 = Q3
quarter-4 = Q4
quarter-short-1 = Q1
quarter-short-2 = Q2
quarter-short-3 = Q3
quarter-short-4 = Q4
quarter-of-last-year = last year's { $quarter }
quarter-until = { $quarter } (to { $day })
quarter-measure-signed = Signed
quarter-measure-planned = Planned investment
quarter-measure-started = Started
quarter-measure-producing = In production
quarter-measure-funds = Funds in place
quarter-measure-trips = Outbound visits
quarter-unit-projects = { $count } { $count ->
        [one] project
       *[other] projects
    }
quarter-unit-trips = { $count } { $count ->
        [one] trip
       *[other] trips
    }
quarter-more = { $gap } above { $named }
quarter-less = { $gap } below { $named }
quarter-same = as { $named }
quarter-not-compared = nothing known of { $named }, not compared
quarter-clause = { $measure } { $value }, { $change }
quarter-headline = { $quarter }: { $said }
quarter-between = {"; "}
quarter-stop = {". "}
quarter-nothing = No ledger speaks of this quarter
quarter-how = Blue: this quarter; grey: the others; line: the same month last year
quarter-undated = { $measure }: { $value } known to be of { $year } only, in no month but in the year's total
quarter-funds = Funds in place by { $definition }
quarter-funds-named = funds in place by { $basis }
quarter-funds-basis = the definition of { $basis }
quarter-funds-told = {" "}(by { $definition })
quarter-at-least = at least { $value }
quarter-undated-signed = { $count } signed without a date, not counted
quarter-undated-started = { $count } begun without a date, not counted
quarter-undated-producing = { $count } in production without a date, not counted
quarter-silent = No ledger of { $year } speaks of { $names }; not shown
quarter-no-tier = No trip of { $year } states a tier of leaders; not shown
quarter-no-year-before = No ledger of { $year }, so nothing is compared with the year before
quarter-sentences = Sentences for the document, each computed
quarter-sentence = { $measure }: { $value }, { $changes }; by quarter { $sums }{ $rest }, { $span } { $total }
quarter-rest = , { $value } of unknown month
quarter-plus = {" + "}
quarter-year-whole = the year
quarter-year-so-far = the year so far
quarter-unstated = , { $count } without a stated amount
quarter-due = By the end of next quarter: { $started } to start, { $producing } to produce{ $late ->
    [0] {""}
   *[other] , and { $late } overdue
}
quarter-due-unknown = Who starts or produces by the end of next quarter is unknown: { $blank }
quarter-unplanned-started = { $count } without a planned start
quarter-unplanned-producing = { $count } without a planned production
quarter-late = { $count } overdue: { $started } starts, { $producing } productions
quarter-due-row = { $step }: { $names }
quarter-overdue = overdue
quarter-empty-title = Quarterly analysis: each measure by month, against the quarter before and last year's
quarter-empty-body = Once project ledgers, funds and visits are uploaded, this page shows signings, starts, productions, funds and visits by quarter, with sentences for the document.
quarter-head-measure = Measure
quarter-head-value = { $named }
quarter-head-before = Quarter before
quarter-head-last = Last year
quarter-head-year = { $named } in all
quarter-due-more = { $names } and others, { $count } in all
quarter-month = { $month }
quarter-head-month = Month
quarter-head-due = Due
quarter-due-line = { $month }: { $text }
