# Project
project-find = Find a project
project-not-found = The project of this link was not found
project-not-found-sub = “{ $asked }” is not in the data of { $date }: it may have been renamed, taken off the ledger, or be known on other dates only. Look for it below, or choose another date at the top right.
project-headline = { $name }: { $days ->
        [one] 1 day
       *[other] { $days } days
    } at { $stage }
project-headline-stage = { $name }: { $stage }
project-headline-no-stage = { $name }: the ledger states no stage
project-sub-item = Next item: { $item } ({ $office })
project-sub-step = Next step: { $step } ({ $unit }, due { $due })
project-sub-none = No rule has fired; the ledger states no next step
project-funds = In place this year ({ $basis })
project-funds-all = All years
project-stage-age = At this stage (calendar days)
project-entered = Since
project-readiness = Production readiness
project-readiness-unit = / 100
project-level = Level
project-state = State
project-lane-stages = Stages
project-lane-promises = Plan, fact
project-lane-permits = Items done
project-lane-visits = Visits
project-lane-funds = Funds
project-timeline = From lead to production
project-timeline-note = Filled = a date in the ledger; hollow = planned, or found by comparing two ledgers; hover for more
project-timeline-none = No ledger gives a date for this project yet
project-today = As of { $date }
project-lights = { $count ->
        [one] 1 rule has fired
       *[other] { $count } rules have fired
    }
project-why-state = Why it is in this state
project-why-state-note = Rules on the Readiness page; calendar days
project-lights-none = No rule has fired
project-facts = { $count ->
        [one] 1 fact stated
       *[other] { $count } facts stated
    }
project-blank = Left blank:
project-between = {", "}
project-permits = { $total ->
        [one] 1 item
       *[other] { $total } items
    }: { $done } done, { $unknown } blank
project-permits-none = No item applies (counted from signing on)
project-promises = { $count ->
        [0] Planned dates never moved
        [one] Planned dates moved once
       *[other] Planned dates moved { $count } times
    }
project-promises-none = No ledger ever stated a planned start or production
project-slip-late = { $days } days later
project-slip-early = { $days } days earlier
project-visits = { $count ->
        [one] 1 trip names it
       *[other] { $count } trips name it
    }
project-visits-none = No trip names it (only 关联项目 counts)
project-funds-title = Funds in place, { $count ->
        [one] 1 basis
       *[other] { $count } bases
    }
project-funds-note = Bases differ and are never added
project-funds-none = No funds recorded
project-column-gate = Gate
project-column-item = Item
project-column-state = State
project-column-office = Office
project-column-waits = Pending with
project-column-days = Waiting (calendar days)
project-column-accepted = Accepted
project-column-done = Done
project-column-ledger = Ledger of
project-column-slip = Moved
project-column-basis = Basis
project-column-month = Month
project-column-origin = Origin
project-column-month-sum = Month
project-column-year-sum = Year to date
project-column-status = Status
project-column-all-sum = All years
project-funds-difference = { $amount } (difference of two sums so far)
project-funds-since = { $amount } (since { $month })
