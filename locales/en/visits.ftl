# Leadership visits

visits-missing = What stands here once the ledger is in
visits-empty-title = No visits yet
visits-empty-body = Upload the visits report and this page answers who went where, more or less often than last year, which projects they pushed, and which companies nobody saw again.

visits-mode = Mode
visits-purpose = Purpose
visits-tier = Leaders

visits-headline = { $trips ->
    [one] { $trips } { $mode ->
        [outbound] trip
        [online] online meeting
        [inbound] reception
       *[all] trip, meeting or reception
    }
   *[other] { $trips } { $mode ->
        [outbound] trips
        [online] online meetings
        [inbound] receptions
       *[all] trips, meetings and receptions
    }
} in { $month ->
    [1] the first month
   *[other] { $month } months
}, { $compared }; { $pushed }{ $unseen }
visits-headline-pushed = { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
} pushed
visits-headline-pushed-unknown = projects pushed are not stated
visits-headline-unseen = , { $companies ->
    [one] { $companies } company
   *[other] { $companies } companies
} not seen for { $days } days
visits-headline-none = No { $mode ->
    [outbound] trips
    [online] online meetings
    [inbound] receptions
   *[all] visits
} { $chosen ->
    [yes] match this year
   *[no] by leaders of the two tiers this year
}
visits-headline-others = ; { $trips ->
        [one] one more is
       *[other] { $trips } more are
    } by people whose tier is not stated or is another
visits-headline-unreported = No visits report for { $year } yet
visits-sub-unreported = Upload one and it shows here; earlier years: choose a date at the top right.
visits-compared-more = { $trips } more than a year before
visits-compared-fewer = { $trips } fewer than a year before
visits-compared-same = as many as a year before
visits-compared-unknown = no ledger of the year before
visits-sub-shared = { $shared ->
    [one] { $shared } trip was shared
   *[other] { $shared } trips were shared
} by several leaders: once in the total, once for each of them.
visits-sub-crossed = { $crossed ->
    [one] { $crossed } trip was
   *[other] { $crossed } trips were
} made by both tiers together, so the tiers add up to more than the total.
visits-foot-left-out = { $trips ->
    [one] { $trips } trip by other or unstated tiers is
   *[other] { $trips } trips by other or unstated tiers are
} left out.
visits-sub-join = { $parts }

visits-label-trips = Trips
visits-label-person-trips = Leader-trips
visits-label-days = Days
visits-label-companies = Companies met
visits-unit-trips = { "" }
visits-unit-person-trips = { "" }
visits-unit-days = days
visits-unit-companies = { "" }
visits-trips-rule = One journey is one trip, however many companies or leaders
visits-person-rule = Leaders only, without staff
visits-days-rule-both = First and last day both count, half days as 0.5
visits-days-rule-nights = First and last day count as one, half days as 0.5
visits-days-blank = ; { $trips ->
    [one] { $trips } trip states none
   *[other] { $trips } trips state none
}
visits-companies-rule = Distinct companies; { $meetings ->
    [one] { $meetings } meeting
   *[other] { $meetings } meetings
}

visits-trips = Trips
visits-change = Change
visits-projects = Projects
visits-by-month = Trips by month
visits-by-month-note = bars { $year }, lines { $last }
visits-dumbbell-note = { $last } grey → { $year } blue
visits-month = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
visits-no-month = n/k
visits-cell = { $month }: { $trips ->
    [one] { $trips } trip
   *[other] { $trips } trips
}{ $shared ->
    [0] { "" }
   *[other] { " " }({ $shared } shared)
}, { $last } the year before
visits-cell-alone = { $month }: { $trips ->
    [one] { $trips } trip
   *[other] { $trips } trips
}{ $shared ->
    [0] { "" }
   *[other] { " " }({ $shared } shared)
}
visits-by-month-alone = { $year }; no ledger of the year before
visits-matrix-caption = Trips of each leader by month, beside the year before
visits-leaders-title = { $leaders ->
    [one] { $leaders } leader
   *[other] { $leaders } leaders
} { $mode ->
    [outbound] travelled
    [online] met online
    [inbound] received visitors
   *[all] took part
}, { $most }
visits-leaders-most = { $leader } most: { $trips ->
    [one] once
   *[other] { $trips } times
}{ $tied ->
    [yes] {" "}each
   *[no] {""}
}
visits-leaders-tied = { $count } of them most often: { $trips ->
    [one] once each
   *[other] { $trips } times each
}
visits-leaders-none = No visits this year under these filters
visits-leaders-note = Dot area is trips: blue this year, grey the year before, hollow shared; projects do not add up over leaders

visits-overlap-title = { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
} pushed by the two tiers, { $both } by both
visits-overlap-title-none = This year’s visits name no project pushed by { $first } or { $second }
visits-overlap-note = Distinct: { $first } + { $second } − { $both } = { $distinct }{ $compared }
visits-overlap-last = ; { $projects } a year before
visits-overlap-none = Fill in codes or names under 关联项目 and the leaders’ tier in the visits report and they appear here.
visits-overlap-each = One square is about { $each } projects
visits-overlap-alt = { $a } pushed { $first }, { $b } pushed { $second }, { $both } of them both

visits-places-each = Most to { $places }{ $rest ->
        [0] {""}
       *[other] {" "}and others, { $count } places in all
    }: { $trips ->
        [one] 1 trip each
       *[other] { $trips } trips each
    }
visits-places-title = Mostly to { $places }: { $trips ->
    [one] { $trips } visit
   *[other] { $trips } visits
}, { $share } of all
visits-places-none = No destinations on record this year
visits-places-note = Trips by province; the line across is a year before, the change at the right; a trip to two provinces counts in both
visits-places-rest = { $places ->
    [one] { $places } more province
   *[other] { $places } more provinces
}, { $trips ->
    [one] { $trips } trip
   *[other] { $trips } trips
}

visits-unseen-title = { $companies ->
    [one] { $companies } company
   *[other] { $companies } companies
} not seen for { $limit } days, the longest { $longest }
visits-unseen-none = No company has gone { $days } days without being seen again
visits-unseen-note = Any later contact by anybody counts; calendar days
visits-unseen-rest = { $companies ->
    [one] { $companies } more, see the full list
   *[other] { $companies } more, see the full list
}
visits-company = Company
visits-last-date = Last met
visits-met-by = Met by
visits-next-by = Next step by
visits-days-since = Days since

visits-outcomes-title = { $moved } of { $pushes ->
    [one] { $pushes } push
   *[other] { $pushes } pushes
} followed by a next stage within { $days } days
visits-outcomes-none = No visit is old enough to look back on
visits-outcomes-note = One project on one trip is a push; only those whose time has passed, only dates known to the day; association, not cause
visits-within = { $days } days
visits-moves-title = { $projects ->
    [one] { $projects } project
   *[other] { $projects } projects
} entered { $moves ->
    [one] { $moves } stage
   *[other] { $moves } stages
} within { $days } days after a visit
visits-moves-none = No project has entered a next stage after a visit
visits-moves-note = The last visit before each stage; choose a row to open the project
visits-project = Project
visits-stage-reached = Stage entered
visits-stage-date = Entered on
visits-trip-date = Visit
visits-leader = Leaders
visits-days-after = Days after

visits-foot = Trips are outbound by default; “Mode” shows receptions and online meetings. Which modes push a project is set in the rules. Visits known to a year only stand under “n/k”.
