# Overview
overview-headline = { $signed }; furthest behind schedule: { $metric }, by { $gap } percentage points
overview-headline-ahead = { $signed }; every target is on schedule
overview-headline-open = { $signed }; every target that can be judged is on schedule
overview-headline-no-targets = { $signed }
overview-headline-signed = { $count ->
        [one] 1 project
       *[other] { $count } projects
    } signed this year, { $amount }
overview-sub-waiting = { $count ->
        [one] 1 signed project
       *[other] { $count } signed projects
    }{ $known ->
        [no] {" "}without a stated sum
       *[yes] , { $amount }
    }, not begun
overview-sub-funds = { $amount } in place this year by { $basis }, { $status } (earlier years' projects included; never divided by this year's signings)
overview-figure-signed = Signed this year
overview-figure-planned = Planned investment
overview-figure-funds = In place this year ({ $basis })
overview-figure-funds-short = Funds in place
overview-figure-pushed = Projects pushed by visits
overview-target-undated = , { $count } more without a date
overview-target-why = {" "}({ $why })
overview-funds-note = Includes projects of earlier years
overview-pushed-note = { $county_kind ->
    [banner] Banner
   *[other] County
} leaders { $first }, county sponsors { $second }; they overlap and are never added
overview-column-funds = This year (¥ mn)
overview-targets-title = { $total ->
        [one] 1 target
       *[other] { $total } targets
    }: { $met } on schedule, { $behind } behind{ $open }
overview-targets-open = , { $count } cannot be judged
overview-targets-none = No targets of the county yet: upload the targets ledger to compare with the schedule
overview-targets-note = Bar = completion, notch in the bar = date before, line across = schedule; gap in percentage points
overview-head-completion = Done
overview-head-gap = Gap
overview-schedule = schedule { $share }
overview-target = target 100%
overview-changes-title = { $count ->
        [one] 1 change
       *[other] { $count } changes
    } since { $date }
overview-targets-missing = A sheet with year, owner, metric and target
overview-fold-more = { $count } more changes
overview-fold-funds = Funds of { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
overview-changes-first-note = With the next ledgers, this lists what came, moved on, slipped or changed in amount, with totals that close
overview-changes-first = The first data: nothing to compare with yet
overview-changes-all = All { $count } changes, the bridge and the briefing script: Dispatch
overview-bridge = Reconciled: { $sums }
overview-bridge-sum = { $name } { $before } { $sign } { $change } = { $now }{ $rounding }, remainder { $rest }
overview-attention-title = { $count ->
        [one] 1 matter needs attention
       *[other] { $count } matters need attention
    }: projects { $lit }{ $targets }
overview-attention-targets = ; { $count ->
        [one] 1 target
       *[other] { $count } targets
    }
overview-lit-projects = { $alarms } red, { $warnings } yellow{ $open ->
        [0] {""}
       *[other] {" "}({ $open } more lack data{ $listed ->
            [yes] {""}
           *[no] {" "}and are not listed
        })
    }
overview-attention-none = No warning and no alarm
overview-attention-note = Each light names its rule and the two numbers that fired it; administrators set the rules and limits
overview-fired = { $name }: { $sentence }
overview-attention-rest = { $count } more
overview-attention-more = { $count ->
        [one] 1 more light
       *[other] { $count } more lights
    }
overview-open = Open { $name }
