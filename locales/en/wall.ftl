# The wall: slides and footer
wall-brand = { $county }: { $meeting }
wall-slide-headline = Overview
wall-slide-quarter = Quarter
wall-slide-counties = Counties
wall-slide-forecast = Forecast
wall-slide-bridge = Bridge
wall-slide-pipeline = Pipeline
wall-slide-visits = Visits
wall-slide-map = Map
wall-slide-matrix = Readiness
wall-slide-funds = Funds
wall-slide-stalled = Stalled
wall-slide-assignments = Assignments
wall-month = { $month }/{ $year }
wall-matters = { $count ->
    [one] { $count } matter to decide today
   *[other] { $count } matters to decide today
}
wall-against-schedule = { $gap } against schedule
wall-of-target = { $share } of this year's target, { $target }
wall-before = { $share } at the date before
wall-bridge-title = { $net } since the date before: { $signed } signed{ $unsigned ->
    [0] {""}
   *[other] , { $unsigned } left
}{ $changed ->
    [0] {""}
   *[other] , { $changed } changed in amount
}
wall-bridge-sub = Planned investment of this year's signed projects, ¥ mn; from the total of { $date }, changes alone are drawn
wall-bridge-unknown = ; { $count } of the newly signed without an amount
wall-bridge-rest = Remainder { $rest }
wall-bridge-before = Before, { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
wall-bridge-now = Now, { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
wall-step-signed = Signed
wall-step-unsigned = Left
wall-step-more = Raised
wall-step-less = Lowered
wall-step-others = { $count } others
wall-head-stage = Stage
wall-head-squares = { $each ->
    [one] Projects now, one a square
   *[other] Projects now, { $each } a square
}
wall-head-change = Change
wall-head-planned = Planned ¥ mn
wall-head-entered = Entered this year
wall-head-entered-planned = ¥ mn
wall-in-place = { $place }: { $text }
wall-visits-key = Bars: trips this year; line: same period last year; right: change
wall-visits-key-alone = Bars: trips this year; no ledger speaks of the same period last year
wall-visits-places = Destinations
wall-visits-pushed = { $count ->
    [one] { $count } project pushed by visits
   *[other] { $count } projects pushed by visits
}: { $first } by { $county_kind ->
    [banner] banner
   *[other] county
} leaders, { $second } by county sponsors
wall-visits-both = ; { $count } by both, so the two are not added
wall-matrix-sub = Alarms and warnings first. The darker the nearer; framed: the next gate; ?: blank. Score as [low, high], a blank is no zero
wall-matrix-untold = { $count ->
    [one] { $count } project with no permit information
   *[other] { $count } projects with no permit information
}
wall-matrix-rest = { $count } more in the gates’ table of Readiness
wall-matrix-none = { $count ->
    [one] { $count } signed project with no permit information
   *[other] { $count } signed projects with no permit information
}
wall-matrix-none-sub = Upload the permits ledger, or a schedule with permit columns, and each project's next gate shows here; these units have to fill it in
wall-matrix-unit = Responsible unit
wall-matrix-projects = Projects to fill in
wall-matrix-no-unit = no unit stated
wall-map-public = { $count ->
    [one] { $count } signed project
   *[other] { $count } signed projects
} in { $places ->
    [one] { $places } town or park
   *[other] { $places } towns and parks
}
wall-unnamed = (project in talks)
wall-rest = { $count } more on Overview and Dispatch
wall-more = { $count } more
wall-funds-title = { $amount } in place this year ({ $basis }, { $status })
wall-funds-none = No funds in place this year by the definition { $basis }
wall-funds-target = , { $share } of the target
wall-funds-sub = ¥ mn; definitions side by side, never added; earlier years' projects included, never divided by this year's signed amount
wall-funds-basis = Definition
wall-funds-year = This year
wall-funds-all = All years
wall-funds-reported = Only reported
wall-funds-returned = Returned (not counted)
wall-funds-projects = Projects
wall-funds-by-project = Projects with most in place, ¥ mn
wall-funds-months = In place by month, usual definition
wall-signed-in = signed { $year }
wall-stalled-title = { $count ->
    [one] { $count } project shows a light, { $alarms } red
   *[other] { $count } projects show a light, { $alarms } red
}
wall-stalled-without-talks = {" "}(without projects in talks)
wall-stalled-sub = { $stated ->
    [0] Each
   *[other] Planned investment together ¥{ $amount } mn{ $unknown ->
        [0] {""}
       *[other] {" "}({ $unknown } without an amount)
    }; each
} light names its rule and two numbers
wall-sample = Sample data
wall-updated = Updated to version V{ $version }: { $what }
wall-lost = Connection lost, showing data of { $time }
wall-lost-note = Reconnecting by itself
wall-signed-out = Signed out, showing data of { $time }
wall-signed-out-note = Sign in again on this machine
wall-paused = Paused
wall-empty-title = No data yet
wall-empty-sub = Upload and publish ledgers on the Data page; they appear here by themselves
wall-no-agenda = No agenda is called “{ $agenda }”; “{ $usual }” is shown. There are: { $known }
wall-no-agenda-file = No agenda is called “{ $agenda }”, so no offline file was made. There are: { $known }
wall-no-slide = There is no slide “{ $slide }”; the first is shown. Choose 1–{ $count }
wall-no-theme = There is no theme “{ $theme }”; dark is shown. Choose dark or light
wall-no-language = There is no language “{ $asked }”; Chinese is shown. Choose zh or en
wall-leaving = Taken out; gone once the page is turned
wall-keys = ← → or a remote turn, space pauses, digits and Enter jump, B or . black, F or F5 full screen
wall-watermark = { $stamp } · internal, not to be passed on
wall-not-allowed-presenter = The presenter's view is off. An administrator can allow it on the Display page.
wall-not-allowed-snapshot = The offline file is off. An administrator can allow it on the Display page.
wall-presenter-left = left for this page (min:sec)
wall-presenter-next = Next
wall-presenter-waiting = No wall shows this agenda yet
wall-slide-decisions = To decide today
wall-decisions-sub = Orders waiting for approval: { $orders }; projects with an alarm: { $alarms }
wall-stalled-why = Rule and numbers
wall-stalled-days = Days
wall-stalled-who = Unit, leader
wall-stalled-past = past
wall-decide-extension = Grant the extension?
wall-decide-closing = Close the order?
wall-decide-start_overdue = Set a new start
wall-decide-start_unplanned = Set a planned start
wall-decide-progress_behind = Decide how to catch up
wall-decide-statistics_late = Set the day of registration
wall-decide-signed_not_begun = Start it or end it
wall-decide-begun_without_funds = Set when funds come
wall-decide-funds_low = Set a plan for the funds
wall-decide-funds_against_progress = Name who verifies
wall-decide-talks_idle = Next step and who leads
wall-decide-talks_leave = Take it off the list?
wall-news-new = { $count } new
wall-news-gone = { $count } gone
wall-news-planned = signed this year { $amount }
wall-news-funds = funds { $amount }
wall-news-stage = { $count } changed stage
wall-news-late = { $count } put off
wall-news-other = { $count } changes
wall-news-none = no project figures changed
wall-map-vague = dotted line: town or park known only
wall-map-grid = Positions unknown: towns and parks by number of projects
wall-map-left-out = no room for { $places }
wall-slide-ledgers = Further ledgers (a slide each)
wall-slide-ledger = Ledger: { $title }
wall-ledger-by = By { $field }: { $what }
wall-ledger-more = { $count } more on the ledger's own page
wall-brand-visitors = { $county }: investment promotion
wall-meeting-year = Year in review
