# The search box above every page

search-label = Search projects, companies, people, units, items
search-hint = Projects, companies, people, units
search-keys = ↑ ↓ choose · Enter opens · Esc closes
search-failed = The server did not answer; please try again.
search-count = { $count } found
search-read = { $typed } → { $read }; pinyin, initials or characters
search-more = { $shown } of { $total }
search-none = No project, company, person, unit or item has “{ $typed }” in its name; try pinyin, initials or a few of its characters.
search-kind-project = Projects
search-kind-company = Companies
search-kind-person = People
search-kind-unit = Units
search-kind-group = Investment groups
search-kind-town = Towns and parks
search-kind-order = Orders
search-kind-entry = Rows of ledgers
search-kind-page = Pages
search-kind-term = Terms and definitions
search-project-count = { $count } { $count ->
        [one] project
       *[other] projects
    }
search-trip-count = { $count } { $count ->
        [one] visit
       *[other] visits
    }
search-entry-count = { $count } { $count ->
        [one] row
       *[other] rows
    }
