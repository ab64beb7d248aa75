# Where figures come from: names, rules, and the words of the drawer
figure-drawer = Where the figure comes from
figure-count = { $name }: { $value } = { $count ->
    [one] 1 row
   *[other] { $count } rows
}
figure-sum = { $name }: { $value } = sum of { $count ->
    [one] 1 row
   *[other] { $count } rows
}
figure-median = { $name }: { $value } = median of { $count ->
    [one] 1 row
   *[other] { $count } rows
}
figure-share = { $name }: { $value } = { $above } ÷ { $below }
figure-and-unstated = ; { $count } more left blank
figure-rows = { $count ->
    [one] 1 row counts
   *[other] { $count } rows count
}
figure-rows-rest = The other { $count } rows are in the exported list
figure-row = Row
figure-notes = Remarks
figure-adds-sum = Brings
figure-adds-median = Days
figure-adds-share = Above the line
figure-not-counted = —
figure-unstated = blank
figure-total-count = Total
figure-total-sum = Total
figure-total-median = Median
figure-total-share = Above ÷ below
figure-checked = Differs from the page's { $value } by 0.
figure-differs = Differs from the page's { $value } by { $rest }.
figure-keys = ↑ ↓ walk the rows.
figure-days = { $days } days
figure-target-row = Target: { $metric }
figure-cell = This cell: written { $original }, read as { $value }
figure-blank = blank
figure-other-cells = Also in this row: 
figure-read = How it was read
figure-read-column = Header “{ $header }”, read as “{ $field }”
figure-read-unit = Unit: { $unit }
figure-read-by = Reported by { $unit }, as of { $date }
figure-read-belief = Of several, the newest counts; of one date the last uploaded, then the register
figure-read-same = the same
figure-read-other = differs, not used
figure-history = What this cell said before
figure-version = V{ $version }
figure-told-by = Reported
figure-feeds = “{ $field }” feeds { $count ->
    [one] 1 figure
   *[other] { $count } figures
}
figure-feeds-note = Bar: its share of the figure; choose one to go there
figure-export = { $count ->
    [one] Export 1 row
   *[other] Export { $count } rows
}
figure-open-project = Open { $name }
figure-list-talks = in talks, not signed
figure-list-signed = signed, not begun
figure-unit-projects = { $count ->
    [one] project
   *[other] projects
}
figure-unit-matters = { $count ->
    [one] matter
   *[other] matters
}
figure-unit-trips = { $count ->
    [one] trip
   *[other] trips
}
figure-unit-person-trips = { $count ->
    [one] leader-trip
   *[other] leader-trips
}
figure-unit-trip-days = { $count ->
    [one] day
   *[other] days
}
figure-unit-days = { $count ->
    [one] day
   *[other] days
}
figure-unit-companies = { $count ->
    [one] company
   *[other] companies
}
figure-unit-meetings = { $count ->
    [one] meeting
   *[other] meetings
}
figure-unit-moves = { $count ->
    [one] stage
   *[other] stages
}
figure-unit-changes = { $count ->
    [one] change
   *[other] changes
}
figure-unit-permits = { $count ->
    [one] permit
   *[other] permits
}
figure-unit-orders = { $count ->
    [one] order
   *[other] orders
}
figure-unit-returns = { $count ->
    [one] return
   *[other] returns
}
figure-signed = Signed this year
figure-signed-rule = Projects signed this year under an agreement type that counts; phases once, postponed, suspended and ended projects left out
figure-planned = Planned investment signed
figure-planned-rule = Planned investment of the projects signed this year, added up; what is blank is not 0
figure-started = Signed this year and begun
figure-started-rule = Of the projects signed this year, those that have begun
figure-started_share = Share begun
figure-started_share-rule = Of the projects signed this year, those begun ÷ all
figure-waiting = Signed, not begun
figure-waiting-rule = Of the projects signed this year, those not begun
figure-waiting_planned = Planned investment not begun
figure-waiting_planned-rule = Planned investment of projects signed this year and not begun; what is blank is not 0
figure-waiting_days = Days waited since signing
figure-waiting_days-rule = Calendar days from signing to the as-of date of projects not begun; the median, years alone left out
figure-stock = At this stage
figure-stock-rule = Projects at the stage on the as-of date; phases once, exits left out
figure-stock_planned = Planned investment at this stage
figure-stock_planned-rule = Planned investment of the projects at the stage; what is blank is not 0
figure-flow = Entered this year
figure-flow-rule = Projects whose entry into the stage this year is dated, or seen between two ledgers
figure-flow_planned = Planned investment entered
figure-flow_planned-rule = Planned investment of the projects that entered the stage this year
figure-conversion = Went on to a higher stage
figure-conversion-rule = Of the projects that entered the stage this year, those that went higher ÷ all
figure-step_days = Days to reach the stage
figure-step_days-rule = Calendar days from the stage below, of projects that entered this year; the median
figure-step_days_last_year = Days to reach the stage, last year
figure-step_days_last_year-rule = The same of last year up to the same day
figure-rate = Rate
figure-rate-rule = Over the projects signed this year, those ended since included: numerator ÷ denominator; funds over projects that state both
figure-exits = Out of the sums
figure-exits-rule = Postponed, suspended and terminated projects, in no sum
figure-exits_planned = Planned investment out of the sums
figure-exits_planned-rule = Planned investment of postponed, suspended and terminated projects
figure-target = Completion of the target
figure-target-rule = What counts towards the target ÷ the target of the targets ledger
figure-funds = Funds in place this year
figure-funds-rule = Added within one basis, returned funds left out; projects of earlier years included, so never divided by this year's signings
figure-won = Won this year
figure-won-rule = Projects signed, started or brought into production this year; a date known to the quarter or year only is in no month
figure-funds_month = Funds of the month
figure-funds_month-rule = Usual basis: projects whose month is known alone, added; those that state sums so far only are not in it
figure-funds_part = Funds in place this year
figure-funds_part-rule = Added within one definition and status; only reported is what reported rows add to the approved ones; returned funds stand apart and in no sum
figure-matters = Matters that need somebody
figure-matters-rule = Targets and projects with a red or yellow light; a project once, by its gravest light, exempt ones left out
figure-trips = Trips
figure-trips-rule = Each trip begun this year by the chosen way, purpose and tiers; several rows of one trip are one
figure-person_trips = Leaders' trips
figure-person_trips-rule = One for each leader on each trip, without staff
figure-trip_days = Days out
figure-trip_days-rule = The days of each trip, once
figure-trips_last_year = Trips, same period last year
figure-trips_last_year-rule = Trips begun last year up to the same day
figure-companies = Companies met
figure-companies-rule = Companies met this year, each once
figure-meetings = Meetings with companies
figure-meetings-rule = Each company on each trip
figure-pushed = Projects pushed
figure-pushed-rule = Projects that a trip names and a ledger knows, each once
figure-pushed_pair = Projects pushed by either tier
figure-pushed_pair-rule = Projects pushed by either tier, once
figure-pushed_both = Projects pushed by both tiers
figure-pushed_both-rule = Projects that both tiers pushed
figure-pushed_last_year = Projects pushed, last year
figure-pushed_last_year-rule = Projects pushed by either tier last year up to the same day
figure-places = Trips to this place
figure-places-rule = The province of the destination; a trip to two counts in both
figure-unseen = Companies not met again
figure-unseen-rule = Companies met this year and not for longer than the set number of days
figure-outcome = Followed by a next stage
figure-outcome-rule = Pushes followed by a next stage within the horizon ÷ all old enough; association, not cause
figure-moves = Stages reached after a trip
figure-moves-rule = Stages entered this year soon after a trip pushed the project; association, not cause
figure-readiness = Projects by readiness
figure-readiness-rule = Projects from signing on, phases once; the first rule that holds gives the state
figure-readiness_planned = Planned investment in this state
figure-readiness_planned-rule = Planned investment of the projects in the state; what is blank is not 0
figure-starting = Starting this quarter
figure-starting-rule = Projects planned to start production this quarter
figure-starting_overdue = Past their planned start
figure-starting_overdue-rule = Projects whose planned production date has passed
figure-starting_undated = About to start, undated
figure-starting_undated-rule = Projects about to start production that state no date
figure-forecast_open = Under way, forecast
figure-forecast_open-rule = Signed projects that neither took the step nor left, with a usable day of signing
figure-forecast_left_out = Left out of the forecast
figure-forecast_left_out-rule = Signed projects that neither took the step nor left and state no day of signing, or only a half or a year
figure-forecast_past = Past projects of the forecast
figure-forecast_past-rule = Projects that took the step, with a usable day of signing and of the step (day, month or quarter)
figure-forecast_was = Under way a year ago
figure-forecast_was-rule = By what was known a year ago: signed projects that had neither taken the step nor left
figure-forecast_came = Came within the year
figure-forecast_came-rule = Of those under way a year ago the projects that have taken the step by today
figure-next_gate = Next gate
figure-next_gate-rule = Projects not in production whose next gate this is and whose item's state is known
figure-permit = Permits settled
figure-permit-rule = (Not needed + done) ÷ all; main permits of projects not in production, a blank is unknown
figure-permit_projects = Projects with all permits settled
figure-permit_projects-rule = Projects with every main permit settled ÷ projects not in production
figure-score = Readiness score (low)
figure-score-rule = Weight × share of each item; a blank counts 0 in the low score
figure-bridge = Change between the two
figure-bridge-rule = Each change between the two added up: now less before
figure-changes = Changes
figure-changes-rule = Everything that the two ledgers say differently
figure-postponed = Projects put off
figure-postponed-rule = Projects whose planned start or production was put off
figure-unfinished = Unfinished
figure-unfinished-rule = In talks and not signed; signed and not begun
figure-health = Hit by a health check
figure-health-rule = Projects that a rule hits; each once
figure-stalled = Stalled projects
figure-stalled-rule = Projects stalled by the ledger's words, or waiting longer than the limit
figure-stuck = Permits waiting on offices
figure-stuck-rule = Permits that wait on an office
figure-slipped = Promises that slipped
figure-slipped-rule = Projects whose planned dates were put off in any ledger; each once
figure-orders = Orders
figure-orders-rule = Orders of the register, each once
figure-project_planned = Planned investment
figure-project_planned-rule = The first stated value in the order of belief
figure-project_age = Days at this stage
figure-project_age-rule = Calendar days since the stage was entered
figure-project_funds = Funds in place this year
figure-project_funds-rule = Default basis; months added up, or the latest running total
figure-field = Field
figure-field-rule = The first stated value in the order of belief
figure-returns = Returns
figure-returns-rule = Each return with why it is owed, its due day and what came
figure-order = This order
figure-order-rule = Every row that speaks of the order, the newest first
figure-unit-rows = { $count ->
    [one] row
   *[other] rows
}
figure-column-wan = ¥10,000
figure-claims = Claims and verifications
figure-claims-rule = claimed by the projects ledger, verified by the register of verifications with evidence, day and another unit
figure-desk = On the desk
figure-desk-rule = each thing once: what orders, requests, steps and permits tell of the same matter lies with whoever has it in hand; projects are those not yet in production

figure-sourced = Projects
figure-sourced-rule = Projects on the books (phases once; postponed, suspended and terminated ones out) by channel, chain and introducer; persons are counted, not named
figure-sourced_planned = Planned investment
figure-sourced_planned-rule = Planned investment of these projects; those that state none are counted apart
figure-sourced_lead_days = Days from lead to signing
figure-sourced_lead_days-rule = Calendar days from the lead to signing of projects that state both at least to the month; median
figure-sourced_start_days = Days from signing to start
figure-sourced_start_days-rule = Calendar days from signing to start of projects that state both at least to the month; median
figure-to_meet = Companies of a chain not met
figure-to_meet-rule = Companies of an introducer’s chain that no visit of the last two years names and that have no project in talks or beyond; each once
figure-leads = Leads
figure-leads-rule = Every row of the leads ledger; what repeats a project or an earlier lead does not count until somebody says that it differs
figure-study = Study sessions
figure-study-rule = Every row of this year’s study record, sessions or articles; who attended is not shown
figure-unit-leads = { $count ->
    [one] lead
   *[other] leads
}
figure-unit-sessions = { $count ->
    [one] session
   *[other] sessions
}
