# Dispatch
nav-dispatch = Dispatch
dispatch-empty-title = Nothing to compare yet
dispatch-empty-body = Upload the project ledgers of two dates and this page lists, item by item and reconciled to the cent, what changed between them.
dispatch-no-before-title = There is no earlier date to compare with
dispatch-no-before-body = Only this one date is known. Upload a ledger of an earlier date, or come back after the next one.

# The two versions
dispatch-against = Compare
dispatch-against-month = Last month
dispatch-against-quarter = Last quarter
dispatch-against-year = Start of year
dispatch-against-chosen = Any two
dispatch-base-date = Earlier date
dispatch-base-version = Earlier version
dispatch-this-version = Later version
dispatch-version = V{ $version } · { $by } · { $at }
dispatch-pair-note = Earlier { $before } (V{ $before_version }), later { $after } (V{ $after_version }); the later date is chosen at the top right
dispatch-label-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    }
dispatch-label-month-of-year = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[other] December
    } { $year }
dispatch-label-version = { $date } V{ $version }

# Headline
dispatch-headline = { $after } against { $before }: signed { $count }{ $planned ->
        [no] {""}
       *[yes] , planned investment { $amount }
    }{ $rest }
dispatch-headline-turned = { $year } so far (against { $before }): newly signed { $count }{ $planned ->
        [no] {""}
       *[yes] , planned investment { $amount }
    }{ $rest }
dispatch-headline-changes = { $after } against { $before }: { $changes ->
        [one] 1 change
       *[other] { $changes } changes
    }{ $rest }
dispatch-headline-none = { $after } against { $before }: the ledgers say the same
dispatch-headline-production = ; { $count ->
        [one] 1 project puts off production
       *[other] { $count } projects put off production
    }
dispatch-headline-start = ; { $count ->
        [one] 1 puts off its start
       *[other] { $count } put off their start
    }
dispatch-headline-on-time = ; no project puts off a plan
dispatch-sub-changes = { $count ->
        [one] 1 change
       *[other] { $count } changes
    } in { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }
dispatch-sub-silent = { $count ->
        [one] 1 without a reason
       *[other] { $count } without a reason
    }
dispatch-sub-explained = no change lacks a reason
dispatch-sub-funds = { $name } { $amount }
dispatch-figure-signed = Signed this year
dispatch-figure-planned = Planned investment
dispatch-figure-funds = In place this year ({ $basis }, reported and approved)
dispatch-figure-postponed = Start or production put off
dispatch-figure-compared = against { $before }
dispatch-figure-compared-turned = since the start of the year
dispatch-figure-was = was { $value }
dispatch-figure-was-turned = the year before { $value }
dispatch-figure-postponed-start = start { $count }
dispatch-figure-postponed-production = production { $count }

# Reading aloud: topics
dispatch-topic-gone = Gone from the ledger: { $count }
dispatch-topic-merged = Now part of another project: { $count }
dispatch-topic-exit = Postponed, suspended or terminated: { $count }
dispatch-topic-stage_down = A stage back: { $count }
dispatch-topic-production_later = Production put off: { $count }
dispatch-topic-start_later = Start put off: { $count }
dispatch-topic-new = New projects: { $count }
dispatch-topic-stage_up = A stage forward: { $count }
dispatch-topic-resumed = Resumed: { $count }
dispatch-topic-stage_told = Stage filled in or left blank: { $count }
dispatch-topic-amount = Amounts changed: { $count }
dispatch-topic-production_earlier = Production brought forward: { $count }
dispatch-topic-start_earlier = Start brought forward: { $count }
dispatch-topic-date = Dates filled in or changed: { $count }
dispatch-topic-leader = Leaders changed: { $count }
dispatch-topic-unit = Units changed: { $count }
dispatch-topic-funds = Funds in place changed: { $count }
dispatch-topic-permit = Permits and items changed: { $count } in { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    }
dispatch-topic-silent = { " " }({ $count } without a reason)
dispatch-line-unit = { $unit }:{" "}
dispatch-line-end = .
dispatch-no-unit = No responsible unit
dispatch-between = {"; "}
dispatch-comma = {", "}
dispatch-item = { $project } { $change }
dispatch-item-named = { $project } { $change }
dispatch-item-silent = { " " }[no reason given]
dispatch-blank = blank
dispatch-change-arrow = { $old } → { $new }
dispatch-change-field = { $field } { $arrow }
dispatch-change-delta = { $said } ({ $delta })
dispatch-change-first = { $field } { $new }
dispatch-change-funds-first = first { $amount }
dispatch-change-later = { $arrow }, { $days ->
        [one] 1 day later
       *[other] { $days } days later
    }
dispatch-change-earlier = { $arrow }, { $days ->
        [one] 1 day earlier
       *[other] { $days } days earlier
    }
dispatch-change-new = ({ $stage })
dispatch-change-gone = (was { $stage })
dispatch-change-merged = (was { $stage })
dispatch-permit-project = { $project }{" "}
dispatch-permit-state = {" "}→ { $state }
dispatch-permit-first = { $count ->
        [one] 1 item stated for the first time
       *[other] { $count } items stated for the first time
    }
dispatch-permit-between = {", "}

# Number bridge
dispatch-measure-signed = Signed projects
dispatch-measure-planned = Planned investment
dispatch-measure-funds = Funds in place ({ $basis }, reported and approved)
dispatch-projects = { $count ->
        [one] 1 project
       *[other] { $count } projects
    }
dispatch-bridge-title = { $name }: { $before } → { $after }, moved { $change }, remainder { $rest }
dispatch-unstated = Signed projects without a stated amount: { $before } before, { $after } now
dispatch-unstated-named = ; came or went:{" "}

dispatch-amount-unstated = no stated sum
dispatch-bridge = Bridge
dispatch-bridge-signed = Projects
dispatch-bridge-planned = Planned investment
dispatch-bridge-funds = Funds in place
dispatch-bridge-note = The line is the earlier total; a bar is one delta, the largest by name, the rest in one
dispatch-bridge-unknown = Neither version says anything of this
dispatch-bridge-table = { $count ->
        [one] The delta as a table
       *[other] All { $count } deltas as a table
    }
dispatch-bridge-source = See the cells behind each delta in both sheets
dispatch-bridge-sum = Sum of deltas
dispatch-bridge-rest = Remainder
dispatch-zero = { $before } total
dispatch-row-before = Total { $before }
dispatch-row-after = Total { $after }
dispatch-row-rest = { $count ->
        [one] 1 more project
       *[other] { $count } more projects
    }
dispatch-row-turned = { $count ->
        [one] 1 project of last year
       *[other] { $count } projects of last year
    }
dispatch-row-unstated = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } without a stated sum
dispatch-reason-signed = newly signed
dispatch-reason-new = new in the ledger, signed
dispatch-reason-resumed = resumed
dispatch-reason-agreement_counted = agreement type counts now
dispatch-reason-gone = gone from the ledger
dispatch-reason-merged = part of another project now
dispatch-reason-exit = postponed, suspended or terminated
dispatch-reason-agreement_uncounted = agreement type counts no longer
dispatch-reason-signing_moved = signing moved to another year, or blank
dispatch-reason-phase = counted with its parent now
dispatch-reason-year_turned = counting begins anew
dispatch-reason-amount = amount changed
dispatch-reason-amount_filled = amount filled in
dispatch-reason-amount_blanked = amount left blank
dispatch-reason-funds_up = more in place
dispatch-reason-funds_down = less in place than said
dispatch-reason-funds_first = first of the year
dispatch-reason-funds_gone = no longer counted
dispatch-reason-count = { $reason } { $count }

# Reading aloud, change list
dispatch-aloud = Briefing script
dispatch-aloud-note = By topic and responsible unit; every number and date is from the two ledgers
dispatch-aloud-none = The two ledgers say the same
dispatch-list = { $count ->
        [one] 1 change
       *[other] { $count } changes
    }, { $silent } without a reason
dispatch-list-note = Without a reason: the value changed, and { $fields } are each blank or the same as before (our setting; the administrator can change it)
dispatch-list-hint = Choose a row to see the cells of both sheets and who uploaded them
dispatch-only-silent = Only those without a reason
dispatch-silent-mark = ▲ no reason
dispatch-short-gone = Gone
dispatch-short-merged = Merged
dispatch-short-exit = Halted
dispatch-short-stage_down = Back
dispatch-short-production_later = Production later
dispatch-short-start_later = Start later
dispatch-short-new = New
dispatch-short-stage_up = Forward
dispatch-short-resumed = Resumed
dispatch-short-stage_told = Stage
dispatch-short-amount = Amount
dispatch-short-production_earlier = Production earlier
dispatch-short-start_earlier = Start earlier
dispatch-short-date = Date
dispatch-short-leader = Leader
dispatch-short-unit = Unit
dispatch-short-funds = Funds
dispatch-short-permit = Permit
dispatch-column-topic = Topic
dispatch-column-silent = Reason
dispatch-column-field = What
dispatch-column-old = Before
dispatch-column-new = Now
dispatch-column-old-cell = Cell before · by
dispatch-column-new-cell = Cell now · by
dispatch-told-by = { $cell } · { $by }
dispatch-column-reason = Why
dispatch-column-delta = Delta

# In talks not signed, signed not begun
dispatch-unfinished-talks = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } in talks and not signed{ $longest }; { $dated ->
        [no] no deadline of a next step stated
       *[yes] { $overdue } past the next step's deadline
    }
dispatch-unfinished-talks-none = No project is in talks and not signed
dispatch-unfinished-signed = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } signed and not begun{ $longest }; { $dated ->
        [no] no deadline of a next step stated
       *[yes] { $overdue } past the next step's deadline
    }
dispatch-unfinished-signed-none = No project is signed and not begun
dispatch-unfinished-note = Of all years; calendar days since talks or signing; choose a row to open the project
dispatch-at-latest = { $date } or before
dispatch-column-days = Days
dispatch-column-since = Since
dispatch-column-overdue = Overdue

# Health checks
dispatch-health = Health checks: { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    } hit by { $rules ->
        [one] 1 rule
       *[other] { $rules } rules
    }, { $hits } hits in all, { $fresh } new since the earlier date
dispatch-health-alone = Health checks: { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    } hit by { $rules ->
        [one] 1 rule
       *[other] { $rules } rules
    }, { $hits } hits in all
dispatch-health-lights = . Each project by its gravest light: { $lit }, as on the overview
dispatch-health-none = Health checks: none of { $rules } rules hits a project
dispatch-health-rule = { $rule } { $count }
dispatch-health-quiet = ; none:{" "}
dispatch-column-rule = Rule
dispatch-column-numbers = The numbers that fired it
dispatch-column-fresh = New
dispatch-column-source = Source
dispatch-fresh = new
dispatch-season = Construction-season reference, end of month { $month }: { $share } (our setting: works stop in winter; beside the schedule only, never in a notice)
dispatch-stalled = { $count ->
        [one] 1 project stands still
       *[other] { $count } projects stand still
    }
dispatch-column-stalled = Where it stands still
dispatch-stalled-none = No project stands still

# Stuck with an office
dispatch-stuck = { $count ->
        [one] 1 permit waits
       *[other] { $count } permits wait
    } on { $offices ->
        [one] 1 office
       *[other] { $offices } offices
    }: { $overdue } past the limit, { $long } without a stated limit waiting { $days } days or more
dispatch-stuck-unknown = Permits that wait on an office: no ledger tells of permits yet
dispatch-stuck-none = No permit waits on an office
dispatch-stuck-note = The limit is the promised one, else the statutory one, in working days (public holidays off and weekend days worked for them as announced for { $first }–{ $last }, else Monday to Friday); where none is stated, waiting long is our setting; the approval level is named: a superior level's approval is no delay of the county's
dispatch-stopped = clock stands (completion or special procedure)
dispatch-stuck-item = Permit
dispatch-stuck-project = Project
dispatch-stuck-state = State
dispatch-stuck-since = Since
dispatch-stuck-waited = Calendar days
dispatch-stuck-limit = Limit
dispatch-stuck-overdue = Past the limit
dispatch-stuck-office = { $office } (level: { $level }): { $count ->
        [one] 1 permit
       *[other] { $count } permits
    }, { $overdue } past the limit, { $long } waiting long{ $longest }
dispatch-limit-none = not stated
dispatch-limit-promised = promised { $days } working days
dispatch-limit-statutory = statutory { $days } working days
dispatch-overdue-days = { $days } working days over
dispatch-long = waiting long

# Promise ledger
dispatch-promises = Promises: { $projects ->
        [one] 1 project
       *[other] { $projects } projects
    } slipped { $times ->
        [one] once
       *[other] { $times } times
    }, { $days } days together; { $overdue } past their day and not kept
dispatch-promises-none = Promises: none slipped, none is past its day
dispatch-promises-note = Planned start and production are kept as each ledger stated them; days: from the first promise to the last; those kept late are listed too
dispatch-column-promise = Promise
dispatch-promise-start = Start
dispatch-promise-production = Production
dispatch-column-first = First promise
dispatch-column-last = Last promise
dispatch-column-times = Times
dispatch-column-slip = Days later
dispatch-column-standing = Now
dispatch-column-promises = Promises
dispatch-column-slipped = Slipped
dispatch-column-overdue-count = Past due
dispatch-promise-units = Promises by responsible unit
dispatch-standing-kept = kept
dispatch-standing-late = kept, { $days } days late
dispatch-standing-overdue = { $days } days past due
dispatch-standing-open = not yet due

# Visit effect
dispatch-visits = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } moved a stage forward in between, { $visited } of them visited within { $days } days before
dispatch-visits-unknown = { $count ->
    [one] 1 project moved a stage forward in between
   *[other] { $count } projects moved a stage forward in between
}; without a visits ledger nobody can say whether they were visited before
dispatch-visits-none = No project moved a stage forward in between
dispatch-visits-note = A next stage within the days after a visit: one after the other, not one because of the other; only stages dated to the day
dispatch-visit-line = { $project } entered { $stage } on { $entered }; visited on { $visited } by { $leaders }, { $days } days before

# The sections of the dispatch page
dispatch-section = Sections of the dispatch
dispatch-section-bridge = Bridge and reading
dispatch-section-changes = Changes
dispatch-section-orders = Orders
dispatch-section-unfinished = Unfinished
dispatch-section-health = Health checks
dispatch-section-stuck = With offices
dispatch-section-promises = Promises
dispatch-section-visits = After visits
dispatch-section-pack = Documents
dispatch-bar = Meeting pack, data as of { $as_of }
