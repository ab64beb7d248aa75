# Promotion events: cost, what came of them, for each 10,000 yuan, follow-ups

events-none = No promotion events in { $year }
events-count = { $of_year ->
    [yes] This year
   *[no] Chosen:
} { $count } events
events-cost = cost { $number }
events-cost-unknown = no cost stated
events-met = met { $number } companies
events-met-unknown = no companies stated
events-intended = { $number } projects intended
events-intended-unknown = no intended projects stated
events-signed = { $number } signed
events-signed-unknown = no signed projects stated
events-unknown = { " " }({ $count } not stated)
events-kind = { $kind } { $count }
events-kind-unstated = kind not stated
events-best = { $name } brought most intended projects for its cost, { $number } for each ¥10,000
events-best-each = { $count } events brought the same for their cost, { $number } intended for each ¥10,000
events-best-few = Fewer than two events state cost and intended projects: they cannot be compared
events-best-note = Those that signed most first; all numbers are the ledger’s. What was signed came after the event, not necessarily because of it
events-column-kind = Kind
events-column-event = Event
events-column-events = Events
events-column-cost = Cost (¥10,000)
events-column-funnel = Met → intended → signed (a square each)
events-column-met = Met
events-column-intended = Intended
events-column-signed = Signed
events-column-met-a-wan = Met / ¥10,000
events-column-met-an-event = Met / event
events-column-intended-a-wan = Intended / ¥10,000
events-column-signed-a-wan = Signed / ¥10,000
events-column-follow = Follow-up
events-column-what = Follow-up
events-column-who = By
events-column-due = Due
events-column-late = Overdue (days)
events-square-talks = signed
events-square-following = intended
events-square-open = met only
events-rest = { $count } more in the list below
events-untold = { $count } without cost and numbers, as the ledger has them, not compared: { $names }
events-untold-more = { $count } without cost and numbers, as the ledger has them, not compared: { $names } …
events-late = { $days } days overdue
events-done = done
events-no-day = no day stated
events-due = by { $day }
events-kinds = What each kind cost and brought
events-kinds-note = For each ¥10,000 only events that state both count; those that state none are named
events-follow = { $count } follow-ups
events-follow-done = { $count } done
events-follow-late = { $count } overdue, the longest { $days } days
events-follow-undue = { $count } without a day
events-follow-none = No event states a follow-up
events-follow-note = Overdue: past its day at the as-of date and not done
events-late-rest = { $count } more overdue; use the filter above
