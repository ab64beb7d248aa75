# The frame: name, navigation, page head, empty states, sources

app-title = { $page } · { $county } investment promotion
app-brand = { $county } Investment Promotion
frame-language = Language
frame-language-zh = 中文
frame-language-en = English
frame-updated = Updated to version { $version }: { $what }
frame-updated-upload = { $by } published { $files }, data as of { $as_of }
frame-updated-rollback = { $by } rolled back
frame-updated-removal = { $by } deleted the sample data

menu-projects = Projects
menu-promotion = Promotion
menu-services = Services
menu-scoreboard = Scores
menu-dispatch = Meetings
menu-data = Data
nav-overview = Overview
nav-pipeline = Pipeline
nav-visits = Visits
nav-readiness = Readiness
nav-project = Project
nav-data = Data

unit-yi = bn
unit-wan = mn
unit-column = ¥ mn
claim-at-least = { $count } or more
claim-longest = , the longest { $days } days
claim-longest-at-least = , the longest at least { $days } days
claim-longest-unknown = , since when is not stated
rounding-note = { " " }(rounded: the printed figures differ in the last digit)
unit-projects = { $count ->
        [one] project
       *[other] projects
    }
unit-days = days

head-sample = Sample data
head-as-of = Data as of { $date }
head-version = version V{ $version }
head-of-unit = { $by } ({ $unit })
head-uploaded = uploaded by { $by }
head-stale = { $days ->
    [one] not updated for { $days } day
   *[other] not updated for { $days } days
}
frame-leave-version = Leave version V{ $version }
head-past = Looking at the past: { $date }
frame-date-unknown = No ledger speaks of the link’s date “{ $asked }”; { $shown } is shown
head-months = January–{ $month ->
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
   *[12] December
} { $year }
head-month-one = January { $year }
head-figure-months = New each month
head-source-of = { $figure }: where the number comes from
head-last-period = vs last period
head-last-year = same period last year

empty-title = No data yet
empty-body = Upload the project ledgers and this page will answer.
empty-link = Upload ledgers on the Data page
empty-link-first = Upload the first ledger
empty-signed-out = Uploading needs a sign-in: open the link that was printed in the server's window at its start; it works once, and the sign-in holds for 30 days.
empty-sign-in = How to sign in
empty-sample = Look at the sample data first
empty-sample-help = Sample data is marked everywhere; it can be deleted together with the first publish of your own, and is never added up with it
empty-sample-loading = Loading the sample data
empty-filter-title = No project matches the filters
empty-filter-body = Widen the filters above, or clear them.

source-rows-none = No row counts into this number
source-file = File
source-sheet = Sheet
source-cell = Cell
source-header = Header
source-original = Original text
source-value = Read as
source-unit = Unit
source-version = Version
source-cells-none = No cell of an uploaded sheet stands behind this row

filter-unknown = The data does not know the filter “{ $value }”: nothing is narrowed by it
filter-all = All
filter-town = Town, park
filter-channel = Channel
filter-industry = Industry
filter-group = Task group
filter-unit = Responsible unit
filter-leader = Sponsoring leader
filter-none = Nothing to choose
filter-placeholder = All
filter-clear = Clear filters
filter-count = { $count ->
    [one] { $count } filter set
   *[other] { $count } filters set
}

browser-too-old = This browser is too old for the board
    .remedy = Please use a current Edge, Chrome, 360 or Qi'anxin browser (Chromium { $least } or later). In 360 and Qi'anxin browsers switch to fast mode (极速模式) beside the address and reload; if the page still does not open, ask the administrator for an update.

error-title = This page could not be shown
error-body = It has been logged. Reload the page; if it happens again, tell the administrator the time { $time }.

# The platform's own words, letter for letter: the page's script puts the Chinese ones in their place; % stands for any text
platform-system = System
platform-light = Light
platform-dark = Dark
platform-print = Print
platform-record = Record screen
platform-upload = Upload
platform-drag-one = Drag and drop file here
platform-drag-many = Drag and drop files here
platform-browse = Browse files
platform-connection-error = Connection error
platform-more = view more
platform-less = view less
platform-close = Close
platform-no-results = No results
platform-not-found = Page not found
platform-not-found-body = The page that you have requested does not seem to exist. Running the app's main page.
platform-select-all = Select all
platform-search = Search
platform-fullscreen = Fullscreen
platform-close-fullscreen = Close fullscreen
platform-columns = Show/hide columns
platform-limit = %MB per file%
platform-month-01 = January
platform-month-02 = February
platform-month-03 = March
platform-month-04 = April
platform-month-05 = May
platform-month-06 = June
platform-month-07 = July
platform-month-08 = August
platform-month-09 = September
platform-month-10 = October
platform-month-11 = November
platform-month-12 = December
platform-made-with = Made with Streamlit %
platform-main-menu = Main menu

value-lead = Lead
value-survey = Site survey
value-talks = In talks
value-signed = Signed
value-landed = Landed
value-started = Ground broken
value-building = Under construction
value-trial = Trial production
value-production = In production
value-capacity = At design capacity
value-postponed = Postponed
value-suspended = Suspended
value-terminated = Terminated
value-outside-region = { $region_kind ->
    [province] Outside the province
   *[other] Outside the region
}
value-inside-region = { $region_kind ->
    [province] Inside the province
   *[other] Inside the region
}
value-foreign = Foreign
value-by-companies = Through resident companies
value-by-chain = Along the industry chain
value-by-leaders = Led by leaders
value-by-events = Promotion events
value-by-everyone = Everyone's leads
value-basis-platform = { $region_kind ->
    [province] Provincial platform
   *[other] Regional platform
}
value-basis-company = Company's own report
value-basis-statistics = Statistics
value-this-month = This month
value-year-to-date = Year to date
value-all-years = All years
value-reported = Reported
value-approved = Approved
value-returned = Returned
value-tier-banner = { $county_kind ->
    [banner] Banner leaders
   *[other] County leaders
}
value-tier-sponsor = County-level sponsors
value-tier-department = Department
value-town = Town
value-purpose-learning = Learning
value-purpose-visit = Company visit
value-purpose-promotion = Promotion
value-purpose-conference = Conference
value-mode-outbound = Outbound
value-mode-inbound = Inbound
value-mode-online = Online
value-item-not-needed = Not needed
value-item-not-begun = Not begun
value-item-preparing = Preparing papers
value-item-sent-back = Sent back
value-item-in-progress = In progress
value-item-conditional = Conditionally accepted
value-item-done = Done
value-item-denied = Denied
value-item-expired = Expired
value-company = Company
value-whole-county = Whole county
value-group = Group
value-metric-signed = Signed projects
value-metric-planned = Planned investment
value-metric-funds = Funds in place
value-metric-started = Projects started
value-metric-production = Projects in production
value-metric-pushed = Projects pushed by visits
value-light-normal = On track
value-light-warning = Warning
value-light-alarm = Alarm
value-light-open = Not enough data
value-state-running = In production
value-state-soon = About to produce
value-state-building = Under construction
value-state-permits = In permits
value-state-stalled = Stalled
value-state-unknown = Not stated
typed-missing = Please fill in { $fields }
typed-between = {", "}
typed-note = One row typed on the page
typed-amount = { $field } (10,000 yuan)
download-wait = Too many downloads: reload this page in { $seconds } seconds and try again.
download-wait-first = Too many downloads.
    .remedy = Try again in { $seconds } seconds.
