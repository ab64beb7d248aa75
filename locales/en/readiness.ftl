# Readiness: titles, map, gate matrix, rules

readiness-empty-title = No signed projects yet
readiness-empty-body = Upload the project ledger and the permit ledger: this page will show where each project is, which gate is next, which permit is missing and who has it.

readiness-headline-soon = { $count ->
    [one] { $count } project is about to start production
   *[other] { $count } projects are about to start production
}
readiness-headline-dated = , { $count } of them planned for { $quarter }
readiness-headline-soon-none = No project is about to start production
readiness-headline-rest = ; { $permits } obtaining permits, { $stalled } stalled
readiness-quarter = Q{ $quarter } { $year }
readiness-sub-count = { $count ->
    [one] { $count } project signed or further
   *[other] { $count } projects signed or further
}
readiness-sub-change = ; about to start: { $change } the last period
readiness-sub-change-more = { $count } more than in
readiness-sub-change-fewer = { $count } fewer than in
readiness-sub-change-same = as many as in
readiness-sub-undated = ; { $count } said to be about to start, without a date
readiness-sub-overdue = ; { $count } past the planned date
readiness-sub-longest-each = . Longest wait of those listed: { $projects }{ $rest ->
        [0] {""}
       *[other] {" "}and others, { $count } in all
    }, { $days } calendar days each
readiness-sub-longest = . Longest wait of those listed: { $project }, { $item }, { $waits }, { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
}
readiness-sub-terminated = . { $count ->
    [one] { $count } terminated project is
   *[other] { $count } terminated projects are
} not listed here
readiness-sub-end = .

readiness-comma = {", "}
readiness-place = Area
readiness-place-all = All
readiness-filter-states = State
readiness-filters = Filters
readiness-weights-equal = Equal weights

readiness-map-alt = Schematic map of { $count ->
    [one] { $count } project
   *[other] { $count } projects
} with a place
readiness-map-schematic = Schematic; no basis for boundaries
readiness-map-number = Map approval no. { $number }
readiness-map-number-open = Approval no. to be given by the unit
readiness-map-km = km
readiness-map-outside = { $count } with coordinates outside the county: check coordinates and datum
readiness-map-hover-exact = Coordinates in the ledger
readiness-map-hover-near = Centre of { $place }, { $precision }
readiness-map-grid = Positions unknown: towns and parks by number of projects. Give one place its degrees, or load an approved outline, to choose positions on the map
readiness-map-by-places = No outline; places stand where they are known to be
readiness-map-hover-named = { $place }, not yet located
readiness-map-nothing = No project with a place in this area

readiness-outline-number-missing = Give the map approval number: an uploaded map needs one.
    .remedy = Type the approved number beside the file.
readiness-outline-large = The map is larger than 5 MB.
    .remedy = Simplify the boundaries (to 10 metres, say), export and upload it again.
readiness-outline-not-geojson = This file is not a GeoJSON feature collection.
    .remedy = Export it as GeoJSON (FeatureCollection) and upload again.
readiness-outline-no-polygon = The file holds no Polygon or MultiPolygon.
    .remedy = Upload a GeoJSON with the areas of the districts.
readiness-outline-coordinates = The coordinates of one area cannot be read.
    .remedy = Every point should be [longitude, latitude].
readiness-outline-degrees = The coordinates are not degrees within China.
    .remedy = Convert the map to CGCS2000 or WGS84 decimal degrees.

readiness-legend-unknown = { $count } unknown

readiness-matrix-title-none = No gate is waited for
readiness-matrix-title = { $gate } { $gates ->
    [1] holds up most: it is the next gate of
   *[other] hold up most: each is the next gate of
} { $count ->
    [one] { $count } project
   *[other] { $count } projects
}
readiness-matrix-note = Column width: weight. Frame: next gate
readiness-matrix-caption = Projects and gates to production
readiness-matrix-more = The first { $shown } of { $count }; narrow them down with the filters.
readiness-head-project = Project
readiness-head-amount = ¥ mn
readiness-head-score = Score interval
readiness-head-score-note = low–high of 100
readiness-head-level = Level
readiness-head-next = Missing next
readiness-head-waits = Pending with (level)
readiness-head-days = Days waited
readiness-phase = phase
readiness-compliance = open
readiness-all-blank = all { $count } blank
readiness-item-blank = blank
readiness-nothing-open = nothing open
readiness-waits-company = Company
readiness-waits-office = { $office } ({ $level })
readiness-level-missing = −{ $count }
readiness-shift-up = ↑{ $places }
readiness-shift-down = ↓{ $places }
readiness-shift-note = With equal gates { $count ->
    [one] { $count } project moves
   *[other] { $count } projects move
} more than 3 ranks; marked by arrows.
readiness-gate-title = { $gate } { $name }: { $share }, { $done }/{ $items } items done
readiness-gate-blank = , { $count } blank
readiness-gate-flagged = , { $count } denied or expired
readiness-gate-weight = { $gate } { $name }, weight { $weight }

readiness-chosen-none = Choose a symbol on the map or a row: what the project lacks, and why it is in this state.
readiness-chosen-reason = Because: { $reason }
readiness-chosen-score = Score { $score } of 100, { $blank ->
    [one] { $blank } item
   *[other] { $blank } items
} blank
readiness-chosen-level = Level { $level } { $name }
readiness-chosen-missing = ; missing below it: { $levels }
readiness-chosen-next = Next gate { $gate } { $name }: { $item }, { $state }
readiness-chosen-waits = Waits on { $waits } since { $basis } ({ $since }): { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
}
readiness-chosen-waits-unknown = Waits on { $waits }; since when, the ledger does not say
readiness-chosen-compliance = Open: the ledger reports “{ $later }” while “{ $earlier }” is not done. Check whether something was left out.
readiness-chosen-flagged = Denied or expired: { $items }
readiness-chosen-kind = Items of the kind “{ $kind }”
readiness-chosen-light = { $light }: { $rule }
readiness-chosen-source = Items and source cells
readiness-chosen-open = Open the project
readiness-chosen-items = { $project }: of { $count } items that apply { $done } done, { $open } under way, { $blank } blank
readiness-chosen-items-note = An asterisk marks an office or level that comes from the rules, not the ledger. Days are calendar days.
readiness-basis-accepted = acceptance
readiness-basis-signed = signing
readiness-basis-gate = the gate before
readiness-item-days = { $days } d
readiness-item-inapplicable = does not apply

readiness-permits-title = { $rate } of permits done: share done or not needed over { $count } main preliminary permits
readiness-permits-title-none = No project to work out the permit rate for
readiness-permits-title-unknown = Permits done: —, no ledger says anything of the { $count } main preliminary permits
readiness-permits-projects = By project: { $done } of { $all } have all of them ({ $rate })
readiness-permits-blank = { $count } blank, counted as not done; if all were done: { $rate }
readiness-permits-scope = Over { $projects } signed projects not yet in production × { $permits } main preliminary permits: (not needed + done) ÷ all
readiness-permits-row = { $done }/{ $all }

readiness-rules-title = How it is worked out
readiness-rules-measure = The score measures how far permits and works have come. It does not measure profit, nor the chance of success.
readiness-rules-weights = The weights are our own: their order follows the four phases of approving a construction project (land and planning, works permission, construction permit, completion), then works and start-up. They can be edited, or set equal.
readiness-rules-interval = A blank is unknown, not zero: it counts 0 for the low score and 1 for the high one. The wider the interval, the more the ledger should be filled in.
readiness-rules-level = The level is the highest rung with its own evidence; what is open below it stands beside it. Production and design capacity need a date. Funds block no gate; they have their own measure.
readiness-rules-waiting = Days count from acceptance; without that date, from the day the gate before was passed. A dash where neither is known.
readiness-rules-compliance = Where a later step or works are reported while an earlier legal step is stated as not done, the project is marked open; the score does not change.
readiness-rules-states = The state is the first of these that holds:
readiness-rules-signs = ✓ done   ◔ ◑ ◕ under way (share done)   ○ not begun   ? something blank   ! denied or expired
readiness-rules-shares = Shares: { $shares }. Percentage items use the reported percentage.

readiness-rule-exit-stage = stage postponed or suspended
readiness-rule-production-date = a date of production is given
readiness-rule-ledger-words = the ledger says so
readiness-rule-partial-production = partly in production
readiness-rule-production-stage = stage production or design capacity
readiness-rule-trial-stage = stage trial production
readiness-rule-planned-this-quarter = planned for this quarter, main works complete
readiness-rule-waiting-too-long = the next item has waited more than { $days } days
readiness-rule-started = works have begun
readiness-rule-works-stage = stage started or under construction
readiness-rule-permit-words = the ledger says that preliminary procedures are under way
readiness-rule-permit-items = signed, not begun, with items stated in the ledger
readiness-rule-nothing-stated = signed; the ledger states no item and no progress
readiness-stalled-company = the company
readiness-stalled-waiting = { $item } ({ $state }) waits on { $who } for { $days } days; limit { $limit } days (our setting)
readiness-rule-line = { $state } ({ $rule })

readiness-gate-G1 = Filing
readiness-gate-G2 = Land and resources
readiness-gate-G3 = Special reviews
readiness-gate-G4 = Building permits
readiness-gate-G5 = Works and equipment
readiness-gate-G6a = Before trial production
readiness-gate-G6b = After trial production
readiness-gate-short-G1 = file
readiness-gate-short-G2 = land
readiness-gate-short-G3 = eval
readiness-gate-short-G4 = lic.
readiness-gate-short-G5 = work
readiness-gate-short-G6a = pre
readiness-gate-short-G6b = post

readiness-level-L1 = Signed
readiness-level-L2 = Filed
readiness-level-L3 = Land and resources secured
readiness-level-L4 = Reviews complete
readiness-level-L5 = Ready to start works
readiness-level-L6 = Main works complete
readiness-level-L7 = Equipment installed
readiness-level-L8 = Trial production
readiness-level-L9 = In production
readiness-level-L10 = At design capacity
readiness-level-short-L1 = signed
readiness-level-short-L2 = filed
readiness-level-short-L3 = land
readiness-level-short-L4 = review
readiness-level-short-L5 = ready
readiness-level-short-L6 = works
readiness-level-short-L7 = equip.
readiness-level-short-L8 = trial
readiness-level-short-L9 = prod.
readiness-level-short-L10 = full

readiness-item-name-company = Company registered
readiness-item-name-filing = Project filing
readiness-item-name-grassland = Grassland and forest
readiness-item-name-siting = Land pre-approval
readiness-item-name-land = Land acquired
readiness-item-name-water = Water quota
readiness-item-name-energy = Energy quota
readiness-item-name-utilities = Utilities to the plot
readiness-item-name-environment = Environmental review
readiness-item-name-saving = Energy review
readiness-item-name-soil = Soil conservation
readiness-item-name-safety-conditions = Safety conditions
readiness-item-name-heritage = Heritage, minerals, geology
readiness-item-name-land-plan = Land-use permit
readiness-item-name-works-plan = Planning permit
readiness-item-name-drawings = Drawings and fire design
readiness-item-name-safety-design = Safety design
readiness-item-name-construction = Construction permit
readiness-item-name-progress = Physical progress
readiness-item-name-equipment = Equipment installed
readiness-item-name-connection = Utilities connected
readiness-item-name-fire = Fire acceptance
readiness-item-name-discharge = Discharge permit
readiness-item-name-special = Special equipment
readiness-item-name-lightning = Lightning protection
readiness-item-name-trial-plan = Trial plan
readiness-item-name-commissioning = Commissioning
readiness-item-name-environment-acceptance = Environmental acceptance
readiness-item-name-soil-acceptance = Soil acceptance
readiness-item-name-safety-acceptance = Safety acceptance
readiness-item-name-health = Occupational health

readiness-office-market = Market regulation
readiness-office-reform = Development and reform
readiness-office-forestry = Forestry
readiness-office-land = Natural resources
readiness-office-water = Water
readiness-office-park = Park committee
readiness-office-environment = Ecology
readiness-office-emergency = Emergency
readiness-office-heritage = Heritage/natural resources
readiness-office-housing = Housing
readiness-office-weather = Meteorology
readiness-office-health = Health
readiness-office-company = Company

readiness-approval-county = County
readiness-approval-city = City
readiness-approval-region = { $region_kind ->
    [province] Province
   *[other] Region
}
readiness-approval-state = State

# Map, towns and quarters
readiness-headline-place = { $place }: { $said }
readiness-headline-filtered = Chosen projects: { $said }
readiness-place-none = No place
readiness-period = Quarter of production
readiness-period-all = Production: any quarter
readiness-period-of = Production: { $period }
readiness-period-past = Past
readiness-period-later = Later
readiness-period-unknown = None
readiness-view = Map or table of gates
readiness-view-map = Map
readiness-view-table = Gates
readiness-block-rest = { $town } (outside its park)
readiness-block-nowhere = Town not stated
readiness-map-no-amount = no amount
readiness-map-planned = planned { $month }
readiness-map-overdue = , overdue
readiness-map-stalled = { $days ->
    [one] stalled, { $days } day
   *[other] stalled, { $days } days
}
readiness-map-stands = stalled
readiness-map-key-centre = Centre approximate
readiness-map-key-vague = Town or park known only
readiness-map-crosses = crosses every { $km } km
readiness-map-anchor = { " " }(approximate centre)
readiness-map-tray = Known to be in{ " " }
readiness-map-tray-count = { "" }
readiness-map-area = Area: planned investment
readiness-map-aside = Moved aside: the dot is the true place
readiness-map-in = Zoom in
readiness-map-out = Zoom out
readiness-map-full = Full screen
readiness-map-clear = Clear filters
readiness-map-none-left = The filters leave no project
readiness-map-play = Play months
readiness-map-pause = Stop
readiness-map-hint = Click to keep open
readiness-map-card-state = State
readiness-map-card-next = Next gate
readiness-map-card-gate = { " " }({ $gate })
readiness-map-card-waits = Waits on
readiness-map-card-waited = Waiting
readiness-map-card-days = { $days } calendar days
readiness-map-card-planned = Planned
readiness-map-card-produced = In production
readiness-map-card-late = , overdue
readiness-map-card-place = Place
readiness-legend-same = unchanged
readiness-legend-change-of = { $change } on last period
readiness-strip-place = Town, park
readiness-strip-all = Total
readiness-strip-year = { $year }
readiness-strip-quarter = Q{ $quarter }
readiness-strip-line = Blue line: data as of { $date }
readiness-strip-late = Ring: planned date passed, not in production
readiness-strip-none = No project in or planned into production in { $quarter }
readiness-strip-title = { $quarter }: { $count ->
    [one] { $count } project
   *[other] { $count } projects
}{ $of ->
    [none] {" "}planned into production
    [all] {" "}in production
   *[some] , { $produced } of them in production
}, { $places }
readiness-strip-each = { $count } each in { $places }
readiness-strip-most-each = most in { $places }{ $of ->
    [more] {" "}and others
   *[all] {""}
} ({ $count } each)
readiness-strip-most = most in { $place } ({ $count })
readiness-town-title = { $office } wait on offices, { $company } on companies, { $produced } in production
readiness-town-note = Project, next gate, whom it waits on, calendar days; at the right amount and score
readiness-unplaced-title = { $count } without a place{ $soon ->
        [0] {""}
       *[other] , { $soon } of them about to start production
    }
readiness-unlocated-title = { $count } with a town not yet located, in { $places ->
    [one] { $places } place
   *[other] { $places } places
}
readiness-unlocated-count = { $count }
readiness-unlocated-note = Locate a place once and all its projects follow; who did it and when is kept, and it can be taken back under place names on the Data page.
readiness-unplaced-more = { $count } more
readiness-unplaced-all = All { $count } →
readiness-unplaced-put = Put on the map
readiness-unplaced-note = Choose “Put on the map”, then click on the map; who did it and when is kept, and it can be taken back.
readiness-unplaced-sign-in = Sign in to put projects on the map.
readiness-short-soon = { $count } about to start production
readiness-short-dated = , { $count } planned for { $quarter }
readiness-short-rest = ; { $permits } obtaining permits, { $stalled } stalled
readiness-standing-placed = , { $count } on the map
readiness-standing-named = , { $count } with a town not yet located
readiness-standing-unstated = , { $count } without a place
readiness-map-hidden = { "" }
readiness-map-hidden-rest = { " " }more without room: see the list
