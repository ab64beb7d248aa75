# Limits of requests: share on time, days by unit, states

clock-share = { $share } on time
clock-no-share = Nothing closed or overdue can be judged, so there is no share on time
clock-overdue = { $rows } overdue and open
clock-none-overdue = none overdue and open
clock-most = { $rows } with { $unit }
clock-formula = { $on_time } ÷ { $base } = closed on time ÷ (closed + overdue and open)
clock-part-on-time = closed on time { $count }
clock-part-late = closed late { $count }
clock-part-overdue = overdue and open { $count }
clock-part-running = running within the limit { $count }, not in the base
clock-state-closed_on_time = closed on time
clock-state-closed_late = closed late
clock-state-open = running within the limit
clock-state-open_overdue = overdue and open
clock-state-unknown = cannot be judged
clock-closed-alone = closed ones alone would say { $share } and hide what is overdue
clock-unknown = { $rows } cannot be judged; they stand apart and are not on time: { $reasons }
clock-unknown-no-acceptance = no date of acceptance { $count }
clock-unknown-dates-contradict = dates contradict { $count }
clock-unknown-pause-unclear = stop unclear { $count }
clock-unknown-no-closing-date = done or given up on no stated day { $count }
clock-unknown-no-limit = no limit { $count }
clock-stopped = { $rows } standing still while documents are completed or a special procedure lasts
clock-unapproved = { $rows } with an extension that nobody approved, not counted
clock-limit = { $kind } { $days }
clock-limits = Limits (working days): { $limits }
clock-usual = { $rows } state no kind of handling and count as { $kind }
clock-units = { $unit } is slowest: median { $median }, 90th percentile { $ninth } working days, limit { $limit }
clock-units-each = Slowest: { $units }{ $rest ->
        [0] {""}
       *[other] {" "}and others, { $count } in all
    }, 90th percentile { $ninth } working days
clock-units-none = Of nothing closed are the days known, so nobody is slowest
clock-units-note = ● median　○ 90th percentile　upright line = longest limit; working days without stops; the base of the share holds what is overdue and open
clock-column-unit = Handled by
clock-column-median = Median
clock-column-ninth = 90th
clock-column-limit = Limit
clock-column-rows = Requests
clock-column-on-time = On time
clock-column-overdue = Overdue
clock-column-state = State
clock-column-after = May become
clock-states = Where they stand
clock-jump = { $label } ({ $old } → { $new })
clock-jumps = { $rows } skipped a state since the upload before: { $named }
clock-sessions = { $count } sessions; companies as written: { $texts }
clock-satisfied = Satisfied or fairly satisfied: { $share } = { $good } ÷ { $asked } that answered; the others are not counted
clock-channels = Most came by { $channel }
clock-channels-each = { $channel }: { $count } each
clock-channels-blank = What was accepted this year states no channel
clock-channels-none = Nothing was accepted this year
clock-channels-unknown = No day of acceptance is stated, so nobody knows what came this year
clock-channels-no-year = no ledger of the same days last year
clock-channels-more = { $channel } grew by { $count }
clock-channels-note = bar = accepted this year, line = the same days last year; the share on time counts what is overdue and open
clock-channels-undated = { $rows } without a day of acceptance are in neither year
clock-column-channel = Channel
clock-column-change = Change
clock-received = Accepted this year
clock-change = Change
clock-formula-short = { $on_time } on time ÷ { $base } (closed + overdue)
clock-over = On time: { $count }
clock-under = Of closed { $closed } + open overdue { $overdue } = { $base }
clock-reopened = { $rows } taken up again
clock-reopened-unknown = The ledger does not say what was taken up again
clock-reopened-displeased = { $count } as the company was not satisfied
clock-reopened-rest = { $count } more taken up again, in the list below
clock-column-company = Company
clock-column-satisfaction = Afterwards
