# Scoreboard: scores, ranks, ranks under equal weights, deductions, flags, the way up

nav-scoreboard = Scoreboard
scoreboard-and = { ", " }
scoreboard-and-more = { $named } and others ({ $count })
scoreboard-stop = { "; " }
scoreboard-stop-end = .
scoreboard-empty = No tasks yet
scoreboard-empty-body = Once tasks of groups, towns and departments and the projects ledger are uploaded, they are scored and ranked here.
scoreboard-headline = { $owner } leads with { $score } points
scoreboard-headline-tied = { $owner } share the lead with { $score } points
scoreboard-headline-cut = { $owner } ranks { $rank } of { $among } with { $score } points
scoreboard-headline-none = { $count ->
        [0] No targets of the year yet, so nobody can be scored
       *[other] None of { $count } owners can be scored yet: complete tasks and results first
    }
scoreboard-headline-same = ; equal weights change no rank
scoreboard-headline-moved = ; under equal weights { $count } change rank, by { $most } at most
scoreboard-sub = Completion × weight, each capped at { $cap }, less deductions
scoreboard-sub-due = schedule { $share }
scoreboard-sub-unscored = { $count } more lack tasks or results: not scored as 0, they stand apart
scoreboard-board = { $count ->
        [one] { $count } owner
       *[other] { $count } owners
    }, { $apart } points from first to last
scoreboard-board-few = { $count } with a score
scoreboard-board-note = Click a row to open its score. Lines: left the rank by weight, right the rank with equal weights; bold where it changes
scoreboard-pick-board = Ranked among
scoreboard-column-rank = Rank
scoreboard-column-owner = Owner
scoreboard-column-score = Score
scoreboard-column-lines = Weighted → equal
scoreboard-column-missing = What is missing
scoreboard-column-metric = Measure
scoreboard-column-amounts = Done / task
scoreboard-column-completion = Completion
scoreboard-column-bar = Length = weight
scoreboard-column-weight = Weight
scoreboard-column-points = Points
scoreboard-column-left = Missing
scoreboard-column-way = Way (any one)
scoreboard-column-adds = Adds
scoreboard-column-after = Then
scoreboard-column-place = Where it may come from now
scoreboard-flag-red = Red flag: largest rise in { $quarter }
scoreboard-flag-yellow = Yellow card: last { $count } quarters running
scoreboard-flags-at = Flags and cards as of { $day }
scoreboard-flags-unjudged = No flags given: no scores at { $days } to compare with (no targets and registers of the year were sent by then); send those of that day and they are judged
scoreboard-unscored-title = { $count } without a score: something is not known
scoreboard-unscored-note = What is unknown is no 0; once complete they join the ranking
scoreboard-no-task = no task was set
scoreboard-missing = task or result unknown: { $metrics }
scoreboard-opened = { $owner }: how { $score } points come about
scoreboard-opened-none = { $owner } cannot be scored yet: { $why }
scoreboard-opened-note = Scored as soon as it is complete
scoreboard-opened-tasks = { $count ->
        [one] { $count } task
       *[other] { $count } tasks
    }, weights scaled to 100; click a row for its source
scoreboard-due-score = the schedule would give { $score } points
scoreboard-unweighted = without a weight, not scored: { $metrics }
scoreboard-claimed = { $claimed } claimed, { $verified } verified
scoreboard-claimed-counted = { $claimed } claimed, { $verified } verified, the verified count
scoreboard-capped = capped
scoreboard-deducted = Deducted: { $said }
scoreboard-deducted-assignments = { $count } overdue orders
scoreboard-deducted-verifications = { $count } refused claims
scoreboard-untold-assignments = no register of orders: overdue ones unknown
scoreboard-untold-verifications = no register of verifications: starts and productions count as claimed
scoreboard-total = Total
scoreboard-ways = The next rank takes { $gap } more points: { $way } is enough
scoreboard-ways-none = The next rank takes { $gap } more points; no one measure is enough
scoreboard-ways-first = It leads
scoreboard-ways-note = Rank { $rank }: { $owner } with { $score } points; others taken as unchanged; it must be passed, or at the cap be drawn level with
scoreboard-ways-rule = Each way changes one measure and is worked out anew; counts in whole numbers, funds to ¥1 mn
scoreboard-way = { $metric } +{ $more }
scoreboard-way-deduction = All overdue orders closed, refused claims verified
scoreboard-way-full = at the cap, more adds nothing
scoreboard-way-short = not enough even when complete
scoreboard-after = { $score } pts, rank { $rank }
scoreboard-place-unverified = claimed, not verified: { $named }
scoreboard-place-signed = signed, not begun: { $named }
scoreboard-place-started = begun, not in production: { $named }
scoreboard-weights = Weights: { $weights }
scoreboard-flags-early = No quarter of the year has ended; no flags yet
