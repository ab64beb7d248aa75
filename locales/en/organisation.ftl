# Organisation: bodies, members, desks

nav-organisation = Organisation
value-body-leading = Leading group
value-body-department = Working department
value-body-group = Special group
value-body-unit = Member unit
value-body-branch = Party branch
value-duty-head = Head
value-duty-first-deputy = First deputy head
value-duty-deputy = Deputy head
value-duty-member = Member
organisation-comma = { ", " }
organisation-stop = { "; " }
organisation-between = { " · " }
organisation-empty = No register of the organisation, and nothing to assign
organisation-empty-body = Once the register (body, duty, member, dates) and the projects ledger are uploaded, this page shows who is responsible for what and what is on each desk.
organisation-unregistered = The register of the organisation is not uploaded
organisation-two-heads = Two heads
organisation-heads = { $count ->
        [one] { $count } head
       *[other] { $count } heads
    }
organisation-working_departments = { $count ->
        [one] { $count } working department
       *[other] { $count } working departments
    }
organisation-special_groups = { $count ->
        [one] { $count } special group
       *[other] { $count } special groups
    }
organisation-fullest = { $body } has most on its desk: { $count }
organisation-fullest-each = { $body }{ $bodies ->
        [2] {""}
        [3] {""}
       *[other] {" "}and others, { $bodies } in all,
    } have most on their desks: { $count } each
organisation-nobody-projects = { $count ->
        [one] { $count } project has
       *[other] { $count } projects have
    } no responsible unit
organisation-sub = { $count } things on all desks, each counted once with whoever has it in hand
organisation-sub-day = . Who is responsible follows the register in force on { $day }; changes are kept by date and past figures do not move
organisation-bodies = { $count } things on all desks
organisation-compared = { $most } has most: { $count }, { $times } times as many as { $least }
organisation-bodies-note = Click a row for its desk; projects of a special group lie with it, others with the unit or town that has them in hand
organisation-kind = { $kind } { $count }
organisation-rest = { $count } more
organisation-nobody = No responsible unit
organisation-sum = Total (each thing once)
organisation-column-body = Body
organisation-column-total = On the desk
organisation-column-light = Light
organisation-column-thing = Kind
organisation-column-matter = Matter
organisation-column-holder = In whose hands
organisation-column-due = Due
organisation-column-days = Left / waited
organisation-column-duty = Duty
organisation-column-member = Member
organisation-column-post = Unit and post
organisation-column-span = Term
organisation-thing-project = Projects
organisation-thing-step = Next steps
organisation-thing-permit = Permits
organisation-thing-order = Orders
organisation-thing-request = Requests
organisation-desk = { $body }: { $count } on the desk
organisation-desk-nobody = { $count } without a responsible unit
organisation-empty-desks = Nothing is under way on any desk
organisation-led = led by { $heads }
organisation-members = { $people } rows of members, { $units } units
organisation-since = since { $day }
organisation-former = formerly { $names }
organisation-late-project = { $count } red
organisation-late-thing = { $count } overdue
organisation-tasks = { $count } under way, { $undated ->
    [0] all in time
   *[other] none overdue or near, { $undated } without a day
}
organisation-tasks-late = { $count } under way, { $late } overdue, near or waiting long, first
organisation-tasks-rest = { $count } more
organisation-of-project = { $project }: { $matter }
organisation-also = also in { $things }: the same thing
organisation-days-left = { $days } d
organisation-days-waited = waited { $days } d
organisation-projects = { $count ->
        [one] { $count } project
       *[other] { $count } projects
    }, { $late } red
organisation-projects-rest = { $count } more in the pipeline
organisation-members-title = Who belongs to it ({ $count })
organisation-span-since = since { $since }
organisation-span = { $since } to { $until }
organisation-to-projects = These projects in the pipeline
organisation-to-permits = Permits on the readiness page
organisation-to-orders = Orders on the dispatch page
organisation-to-list = { $ledger }: its list
organisation-rule = Below zero is overdue; requests in working days of their limit, all else in calendar days
organisation-by = Seen by
organisation-by-bodies = Bodies
organisation-by-branches = Branches
organisation-by-people = People
organisation-no-branches = The register names no party branch
organisation-no-people = No service officer is named
organisation-people-person = Officer
organisation-people-unit = Unit
organisation-people-served = Projects served
organisation-people-late = Past the day
organisation-people-soon = Due soon
organisation-rest-people = { $count } more, on the page of whole-life service
