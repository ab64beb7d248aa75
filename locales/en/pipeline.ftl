# Signing pipeline
pipeline-headline = Stuck between signing and start: { $count ->
        [one] 1 project
       *[other] { $count } projects
    }{ $known ->
        [no] {" "}without a stated sum
       *[yes] , { $amount }
    } signed and not begun{ $days }{ $compared }
pipeline-headline-days = , median wait { $days ->
        [one] 1 day
       *[other] { $days } days
    }
pipeline-headline-slower = , { $days } more than last year
pipeline-headline-faster = , { $days } fewer than last year
pipeline-headline-same = , the same as last year
pipeline-headline-begun = { $count ->
        [one] The one project signed this year
       *[other] All { $count } projects signed this year
    } ({ $amount }) { $count ->
        [one] has
       *[other] have
    } begun
pipeline-sum-unstated = no stated sum
pipeline-headline-none = No project signed this year yet
pipeline-headline-filtered = None of the chosen projects was signed this year
pipeline-headline-unknown = Signings of { $year } are not known: no projects ledger of that year yet, or none that states signing dates
pipeline-sub-between = {"; "}
pipeline-sub-signed = { $count } signed this year, { $amount } (at the date before: { $before })
pipeline-sub-before = { $count }, { $amount }
pipeline-sub-unknown = { $count ->
        [one] 1 without a stated sum
       *[other] { $count } without a stated sum
    }
pipeline-sub-undated = { $count ->
        [one] 1 more signed project states no signing date and is
       *[other] { $count } more signed projects state no signing date and are
    } not counted
pipeline-sub-started = { $count } begun, { $share }
pipeline-sub-talks = { $count } in talks, { $amount }
pipeline-ladder-title = Only { $share } moved on from { $lower } to { $higher }, the lowest known rate before the start
pipeline-ladder-title-none = Conversion step by step
pipeline-ladder-note = Grey = stock, at the stage on { $as_of }; blue = flow, entered it this year. Conversion = of those that entered this year, the share that went higher; days = median calendar days of steps finished this year, then the change on last year. Click a bar for its projects
pipeline-head-count = Projects
pipeline-head-amount = Planned (¥ mn)
pipeline-head-share = Conversion
pipeline-head-days = Median days
pipeline-head-projects = Projects
pipeline-head-yi = Planned (¥ mn)
pipeline-days = { $days } d
pipeline-groups-title = { $group } leads with { $share } of planned investment{ $waiting }{ $unstated }
pipeline-groups-unstated = ; { $share } is not stated
pipeline-groups-title-unstated = The ledgers state none of these
pipeline-groups-title-none = Where this year's signed projects go
pipeline-groups-empty = No project signed this year to list
pipeline-groups-waiting = , and has most not begun
pipeline-groups-note = A square is a project signed this year: ■ begun □ not begun; dark bar = investment that has begun
pipeline-group-blank = not stated
pipeline-cut = Another breakdown
pipeline-cut-by = Another breakdown: { $dimension }
pipeline-cut-town = Town
pipeline-cut-industry = Industry
pipeline-cut-channel = Channel
pipeline-cut-task-group = Group
pipeline-cut-responsible-unit = Responsible
pipeline-cut-credited-unit = Credited
pipeline-cut-sponsoring-leader = Sponsor
pipeline-cut-signed-month = Month
pipeline-cut-origin-kind = Origin
pipeline-filters-none = Filter
pipeline-filters = Only { $named }{ $count ->
    [1] {""}
   *[other] {" "}and others, { $count } in all
}
pipeline-rates = Three rates of the projects signed in { $year }, after { $preset }{ $exits ->
    [0] {""}
    [one] ; { $exits } suspended or terminated is in the base
   *[other] ; { $exits } suspended or terminated are in the base
}: { $rates }.
pipeline-rate = { $name } { $share } ({ $above } / { $below })
pipeline-rate-unknown = { $name } — (numbers missing)
pipeline-exits = Apart and in no sum: { $exits }.
pipeline-exit = { $stage } { $count } ({ $amount })
pipeline-exit-between = {", "}
pipeline-list = List
pipeline-list-signed = Signed this year
pipeline-list-stock = { $stage } · stock
pipeline-list-flow = { $stage } · entered this year
pipeline-list-title = { $what }: { $count ->
        [one] 1 project
       *[other] { $count } projects
    }, { $alarm } alarm, { $warning } warning, { $unpaid } without recorded funds
pipeline-list-title-none = { $what }: { $count } projects
pipeline-hint = Sorted by light and amount; choose a row to open the project and its cells. Funds: { $basis }, all years (reported and approved; where no all-years sum is stated, since the ledgers' first month)
pipeline-column-light = Status
pipeline-column-age = At stage (days)
pipeline-column-planned = Planned (¥ mn)
pipeline-column-funds = In place (¥ mn)
pipeline-column-share = In place
value-rate-landed = signed and landed
value-rate-started = projects begun
value-rate-begun = begun
value-rate-completed = completed
value-rate-kept = kept
value-rate-funds = funds in place
value-menu-projects = Projects
value-menu-promotion = Promotion
value-menu-services = Services
value-menu-assessment = Assessment
