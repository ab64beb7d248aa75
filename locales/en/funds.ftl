# The status of funds in place: reported, approved, returned
funds-part-approved = all approved
funds-part-reported = of which { $amount } only reported
funds-part-unstated = of which { $amount } of no stated status
funds-part-returned = { $amount } returned and not counted
funds-all-years-stated = All years as the ledgers state them, from each project's first payment on
funds-all-years-since = All years counted from { $month } on (the first month that the ledgers know); some projects state no sum of all years
funds-status-approved = Approved
funds-status-reported = Only reported
funds-status-unstated = Not stated
funds-status-returned = Returned (not counted)
funds-title = { $amount } in place this year by { $basis }, { $status }
funds-title-approved = { $amount } approved by { $basis } ({ $whole } with what is only reported)
funds-title-none = No funds in place this year by { $basis }
funds-choose-basis = Definition
funds-choose-status = Status
funds-choose-counted = Reported and approved
funds-choose-approved = Approved only
funds-basis-unstated = Definition not stated
funds-basis-none = no stated definition
funds-between = {", "}
funds-missing = No funds in place yet
funds-missing-note = Upload the funds ledger, with definition and month, and this lists them by definition and project
funds-unusable = The funds ledger does not say whether amounts are of the month or running totals, so they add up to nothing
funds-unusable-note = Name the columns so in the ledger, or answer which one it is when uploading
funds-known = { $basis }: { $amount } in place this year
funds-known-period = { $basis }: records of { $count ->
    [one] { $count } project
   *[other] { $count } projects
}, not saying how much came this year
funds-none-of-default = No figure by the definition { $basis }. { $known }{ $advice ->
    [unstated] {". "}The ledger states no definition, so it counts under none: add a column for it, or answer which one it is when uploading
    [other] {". "}Definitions are never added; for this one, upload a funds ledger that states it
   *[none] {""}
}
