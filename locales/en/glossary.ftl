# Glossary: one word, one meaning; how figures are worked out, and whose rule it is

nav-glossary = Glossary
glossary-headline = { $count } terms and figures: how they are worked out, and whose rule it is
glossary-sub = Names, rules and sources are the settings and declarations in force; when a rule changes, so does this page. Every figure, once opened, leads to its own entry.
glossary-group = Group
glossary-group-words = Stages and definitions
glossary-group-lights = Warning rules
glossary-group-limits = Time limits
glossary-group-ledger = Ledgers
glossary-head-name = Name
glossary-head-rule = How it is worked out
glossary-head-source = Source
glossary-stage = Stage: { $stage }
glossary-signing = How signings are counted
glossary-signing-rule = Agreements whose type contains “{ $types }” are listed and not counted; { $phase ->
    [parent] a project with phases counts once, as a whole
   *[phases] phases count, their parent does not
}; planned investment is the first stated of: { $fields }
glossary-funds = Definitions of funds in place
glossary-funds-rule = { $bases } stand apart and never add up; where nothing else is said it is { $usual }. { $out } is in no sum; { $reported } is in it, and said beside it
glossary-visits = Trips and leader-trips
glossary-visits-rule = One journey is one trip; leader-trips count leaders only; companies not seen again for { $days } days are listed
glossary-targets = Schedule
glossary-targets-rule = From day { $day } on the month of the as-of date counts as elapsed; targets of up to { $small } go by planned months, not by twelfths
glossary-freshness = Age of the data
glossary-freshness-rule = Said where nothing was uploaded for more than { $days } days
glossary-part-signed = projects signed in the year
glossary-part-kept = those that have not left
glossary-part-landed = those that have landed
glossary-part-started = those that have started
glossary-part-completed = those that are completed
glossary-part-producing = those in production
glossary-part-funds = funds in place
glossary-part-contracted = planned investment (projects that state both)
glossary-rate = { $above } ÷ { $below }
glossary-off = switched off
glossary-months = { $count } months
glossary-points = { $count } points
glossary-clock = In working days from the day after “{ $start }” to “{ $end }”
glossary-working-days = { $count } working days
glossary-fields = Read from: { $fields }
glossary-where = { $rule }; only { $which }
glossary-open = What it means
