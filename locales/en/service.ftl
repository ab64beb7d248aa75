# Whole-life service: whose next step, by when, who was left alone, what stopped

nav-service = Service
service-empty-title = No projects are served yet
service-empty-body = Once a projects ledger is uploaded, this page answers who looks after each project, what comes next and by when; with service contacts and difficulties also who was left alone and which difficulties are open.
service-none = No projects are served
service-none-sub = All projects of this choice produce or have left, or none is in a ledger.
service-headline-overdue = { $count ->
    [one] { $count } project is past its promised day
   *[other] { $count } projects are past their promised day
}
service-headline-without-step = { $count ->
    [one] { $count } project has no next step
   *[other] { $count } projects have no next step
}
service-headline-calm = { $count ->
    [one] The { $count } served project has a next step and is not late
   *[other] All { $count } served projects have a next step, none is late
}
service-bunch = { $officer } has { $count } due in the week of { $month }/{ $day }
service-sub = { $count ->
    [one] { $count } project
   *[other] { $count } projects
} served by { $officers ->
    [one] { $officers } officer
   *[other] { $officers } officers
}
service-sub-dated = { $count } with a promised day
service-sub-without-step = { $count } without a next step
service-sub-without-day = { $count } with a step but no day
service-sub-without-officer = { $count } without an officer
service-figure-overdue = Past the promised day
service-figure-without-step = Without a next step
service-figure-silent = No contact for { $days } days
service-figure-old = Verified over { $days } days ago
service-ageing = over { $days } days: { $count }
service-no-records = no service contacts, so nobody can say
service-before = Against before
service-longest = longest
service-longest-unchanged = longest unchanged
service-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
service-desk = Whose desk is crowded when: { $count } due within { $days } days
service-desk-most = { $officer } has { $count }
service-desk-note = A box a project, its number that of the list below, its place the promised day; red frame = past it, dark = first window, white = later; where there is no room a count. A click shows the cells
service-desk-rest = { $officers ->
    [one] { $officers } more officer
   *[other] { $officers } more officers
}: { $served } projects, { $soon } due soon
service-head-officer = Officer
service-head-served = Served
service-head-soon = Due soon
service-head-week = Busiest week
service-late = Past the day
service-window-first = Within { $last } days
service-window = { $first }–{ $last } days
service-within = window of { $days } days
service-today = today
service-count = { $count }×
service-week = { $count } · { $month }/{ $day }
service-no-officer = No officer
service-no-step = No next step
service-no-unit = No unit
service-from-contacts = { $step }
service-from-orders = { $step } (order)
service-from-difficulties = { $step } (difficulty)
service-urgent = { $count } to do first: { $parts }, each once
service-urgent-none = Nothing is late, without a step or left alone
service-part-overdue = { $count } late
service-part-without-step = { $count } without a step
service-part-silent = { $count } left alone
service-list-note = ○ last changed (the ledger says something else)　● last verified (somebody asked)　line = limit of days without contact; a click shows the cells
service-lists = Which list
service-list-urgent = First
service-list-overdue = Late
service-list-first = { $days } days
service-list-second = to { $days } days
service-list-third = to { $days } days
service-list-silent = No contact
service-list-old = Over { $days } days
service-list-without-officer = No officer
service-list-all = All
service-list-empty = No project is on this list.
service-column-light = Light
service-column-number = No.
service-column-project = Project
service-column-stage = Stage
service-column-officer = Officer
service-column-step = Next step
service-column-due = Promised
service-column-left = Days left
service-column-changed = Changed
service-column-verified = Verified
service-axis-first = { $days } days ago
service-verified-contacts = { $date } service contact
service-verified-visits = { $date } visit
service-verified-verifications = { $date } verification
service-verified-difficulties = { $date } difficulty
service-verified-orders = { $date } feedback on an order
service-verified-changes = { $date } something new in the ledger
service-verified-uploads = { $date } upload
service-verified-never = never verified
service-difficulties = { $count ->
    [one] { $count } difficulty is open
   *[other] { $count } difficulties are open
}
service-difficulties-late = { $count } late
service-difficulties-solved = { $count } solved, not closed
service-difficulties-closed = { $count } closed this year
service-difficulties-note = Difficulty → who solves it → by when → closed; a click shows the cells
service-difficulty-project = Project
service-difficulty-difficulty = Difficulty
service-difficulty-unit = Solved by
service-difficulty-due = Due
service-difficulty-state = State
service-difficulty-overdue = Days late
service-stops = { $count ->
    [one] { $count } project stopped, its reason is given
   *[other] { $count } projects stopped, all reasons are given
}
service-stops-silent = { $count ->
    [one] { $count } project stopped
   *[other] { $count } projects stopped
}, { $silent } without a reason
service-stops-none = No project has stopped
service-stops-note = Suspended, halted, ended, or standing still by the readiness rule; the reason is the service record's, the lost project's, the open difficulty's or the ledger's problem
service-stop-project = Project
service-stop-state = State
service-stop-days = Days
service-stop-reason = Reason
service-stalled = Standing still
service-no-reason = No reason given
service-rest = { $count } more, in their own ledgers
service-rule-promise = Promised days: { $overdue } past; more than { $days } days late is an alarm; a week with { $bunch } or more is marked
service-rule-step = Next step: { $count } without
service-rule-contact = Contact: { $count } over { $days } days
service-rule-contact-unknown = Contact: no service contacts, so nobody can say what is over { $days } days
service-difficulties-missing = No ledger of difficulties yet
service-rule-status = Verified: over { $first } days { $ageing }, over { $second } days { $old }

figure-served = Projects served
figure-served-rule = Projects that count, have not left and do not produce; those that produce and still have a promised day too
figure-service_overdue = Projects past their promised day
figure-service_overdue-rule = The promised day of the next step is before the as-of date
figure-service_due = Projects whose promised day is near
figure-service_due-rule = Calendar days from the as-of date; each window by itself, not added up
figure-service_without_step = Projects without a next step
figure-service_without_step-rule = Neither ledger, service record, open order nor open difficulty names one
figure-service_without_day = Projects whose next step has no day
figure-service_without_day-rule = A next step without a promised day
figure-service_without_officer = Projects without an officer
figure-service_without_officer-rule = Neither the ledger nor the service records name one
figure-service_silent = Projects left alone
figure-service_silent-rule = The last service contact or visit is longer ago than allowed; without any, since the project was first in a ledger
figure-service_ageing = Projects whose status ages
figure-service_ageing-rule = Last verified longer ago than the first number of days
figure-service_old = Projects whose status is old
figure-service_old-rule = Last verified longer ago than the second number of days
figure-service_urgent = Projects to do first
figure-service_urgent-rule = Late, without a step or left alone, each project once
figure-service_stopped = Projects that stopped
figure-service_stopped-rule = Suspended, halted, ended, or standing still by the readiness rule
figure-difficulties_open = Open difficulties
figure-difficulties_open-rule = Difficulties of the ledger that are not closed
figure-difficulties_late = Late difficulties
figure-difficulties_late-rule = Not closed and past their day
figure-unit-difficulties = { $count ->
    [one] difficulty
   *[other] difficulties
}
service-typed-project = Which project
service-typed-verified = Verified today
service-typed-note = Published as one service record: who, when, what was said; the register stays as it is. Not after the data's day { $date }
service-typed-publish = Publish this record
service-typed-visit = Plan a visit
service-visit = Visit { $project }
service-visit-quiet = Visit { $project }: no contact for { $days } days
service-parts = Part
service-part-lists = Lists of projects
service-part-difficulties = Difficulties
service-part-stops = Projects that stopped
service-part-rules = Rules
