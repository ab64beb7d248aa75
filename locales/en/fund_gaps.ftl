# Funds in place: why the definitions differ.
nav-funds = Funds
fund-gap-comma = {"; "}
fund-gap-none-of-default = No funds of this year by { $basis }
fund-gap-own = { $amount } by { $basis }
fund-gap-less = , { $amount } less than by { $basis }
fund-gap-higher = , { $amount } more than by { $basis }
fund-gap-same = , the same as by { $basis }
fund-gap-explained = , all of it explained
fund-gap-rest = , { $amount } not explained yet
fund-gap-sub-reported = { $amount } of it only reported
fund-gap-sub-returned = { $amount } returned, not counted
fund-gap-sub-unknown = { $count ->
    [one] one project does not state its funds of the year and is not counted
   *[other] { $count } projects do not state their funds of the year and are not counted
}
fund-gap-sub = definitions are neither added nor divided; projects of earlier years are in them, so do not divide by the signings of this year
fund-gap-pick-basis = Compared with
fund-gap-against = Against { $basis }
fund-gap-column-month = Month
fund-gap-column-own = { $default } (million)
fund-gap-column-other = { $basis } (million)
fund-gap-column-third = { $third } (million)
fund-gap-column-gap = Difference (million)
fund-gap-column-project = Project
fund-gap-column-status = On the platform
fund-gap-column-reasons = Reasons given (million)
fund-gap-column-rest = Unexplained (million)
fund-gap-bridge = From { $default } { $own } to { $basis } { $other }: { $told } has a reason, { $rest } has none
fund-gap-bridge-note = In millions; totals at both ends, differences between. What was returned is worked out; the rest comes from the list of reasons
fund-gap-unexplained = No reason given
fund-gap-returned = Returned, not reported again
fund-gap-no-reason = Reason left blank
fund-gap-how = Reasons are kept in the ledger “Reasons of differing funds” (project, difference, reason): take its template from the Data page, fill it in and upload it
fund-gap-months = Farthest apart in { $month }: { $amount }
fund-gap-months-same = The two agree month by month
fund-gap-months-none = In no month do both state the month alone
fund-gap-months-silent = { $bases }: no month alone is stated, so no month can be compared
fund-gap-months-note = A dash where only sums so far are stated and the month cannot be worked out
fund-gap-list = { $count ->
    [one] One project differs
   *[other] { $count } projects differ
}, { $lacking } without a reason
fund-gap-list-alone = { $count ->
    [one] One project
   *[other] { $count } projects
} with funds, or late with them
fund-gap-list-none = Every project has the same by both definitions
fund-gap-list-note = A number opens its rows; a dash where a definition does not name the project, which then adds nothing to its total
fund-gap-kind = Which
fund-gap-kind-all = All { $count }
fund-gap-kind-gap = Differing
fund-gap-kind-unreported = In place, not reported
fund-gap-kind-returned = Reported and returned
fund-gap-kind-differing = Two sums
fund-gap-kind-without_voucher = No voucher
fund-gap-kind-unpaid = Signed { $months } months, no funds
fund-gap-status-approved = Approved
fund-gap-status-reported = Only reported { $amount }
fund-gap-status-unstated = No status { $amount }
fund-gap-status-returned = Returned { $amount }
fund-gap-status-unpaid = Signed { $day }, no funds told
fund-gap-reason = { $reason } { $amount }
fund-gap-sum = Sum ({ $count ->
    [one] one project
   *[other] { $count } projects
})
fund-gap-other-projects = { $count ->
    [one] One more project
   *[other] { $count } more projects
}
fund-gap-of = of
fund-gap-projects = { $count -> 
    [one] { $count } project
   *[other] { $count } projects
}
fund-gap-unmatched = { $count } of them not in the register
fund-gap-typed = Explain a difference: { $count } projects lack a reason
fund-gap-typed-note = Published as one row of the reasons of differing funds; what is unexplained shrinks with it
fund-gap-typed-publish = Publish this reason
