# The same project, or not

same-title = { $count ->
    [0] No projects that look like one another
    [one] Perhaps the same project: one pair to decide
   *[other] Perhaps the same project: { $count } pairs to decide
}
same-title-rest = Perhaps the same project: { $count } open, { $done } answered
same-note = Same code or same name (spelling aside) is joined already. These are only alike: without an answer each counts by itself; nothing is joined by itself.
same-more = The { $shown } nearest of { $count } pairs are listed. Decide these first, then look at the rest.
same-crowd-company = Company “{ $text }” has { $count } projects, too many to hold against each other for its sake.
same-crowd-name = { $count } projects are called “{ $text }”, too many to hold against each other for its sake.
same-crowd-deal = { $count } projects share amount and town “{ $text }”, too many to hold against each other for its sake.
same-show-more = { $count ->
    [one] One more pair
   *[other] { $count } more pairs
}

same-rule-same-name = Same name, different codes
same-rule-renamed = One name has gone from a ledger and a new one has come; { $agreeing } of company, amount and town agree (asked from { $threshold } on), none disagrees
same-rule-near-name = Same company ({ $company }), names { $similarity } alike (asked from { $threshold } on), { $contained } of the shorter name stands in the longer one
same-rule-same-deal = Same company ({ $company }) and industry ({ $trade }), amounts { $gap } apart (asked up to { $threshold })
same-rule-near-name-alone = Names { $similarity } alike (asked from { $threshold } on), at least one of them states no company
same-rule-unborn = No project bears this name; the two names are { $similarity } alike (asked from { $threshold } on), { $contained } of the shorter name stands in the longer one
same-source = By: { $source }

same-side-there = Known project
same-side-gone = In the last sheet, not in this one
same-side-comes = This upload
same-side-name = A name only, no project
same-agrees = agrees
same-differs = differs
same-place = Where

same-keep = Which one stays
same-yes = The same project
same-no = Not the same
same-later = Decide later
same-undo = Undo
same-undone = Undone, each counts by itself again
same-decided-same = Decided: “{ $other }” is “{ $kept }”
same-decided-different = Decided: “{ $kept }” and “{ $other }” are different projects
same-put-off = Later: “{ $kept }” and “{ $other }” go on counting each by itself
same-pending = { $count ->
    [one] One decision is stored with the publish.
   *[other] { $count } decisions are stored with the publish.
}
same-saved = Decided, version V{ $version }

same-against-earlier = What was decided earlier of “{ $one }” and “{ $other }” does not agree with what is said now:
same-against-itself = What is said now does not agree with itself: “{ $one }” and “{ $other }” are said to differ in one place, and to be the same by way of others.
same-against-now = now
same-against-replace = { $count ->
    [one] Give up the earlier decision and keep this one
   *[other] Give up the { $count } earlier decisions and keep this one
}
same-against-withdraw = Take back what is said now
same-review-title = { $count ->
    [0] Project decisions: none open
    [one] Project decisions: one pair may be the same project
   *[other] Project decisions: { $count } pairs may be the same project
}
same-review-open = Project decisions: are there duplicates among the projects
same-review-note = All projects of the current ledgers are held against each other; every decision, and every undo, becomes a version.
same-review-look = Look for possible duplicates
same-review-looking = Comparing all projects…
same-decided-title = { $count ->
    [one] One decision taken
   *[other] { $count } decisions taken
}
same-decided-none = No decision taken yet
same-decided-line = { $verdict ->
    [same] “{ $other }” is “{ $kept }”
   *[different] “{ $kept }” and “{ $other }” are different projects
}
same-decided-by = { $by }, { $time }, from V{ $version } on

data-action-decide = Decided which projects are the same

same-report = Perhaps the same project ({ $count ->
    [one] one pair
   *[other] { $count } pairs
}; decide on the Data page, until then each counts by itself):
same-report-line = “{ $one }” ({ $one_place }) and “{ $two }” ({ $two_place }): { $reason }
same-report-more = { $shown } of { $count } pairs are listed.

store-contradicts-earlier = What { $by } decided in V{ $version } of “{ $one }” and “{ $other }” does not agree with this decision.
    .remedy = Look at the earlier decision: give it up and keep this one, or take this one back.
store-contradictory-decisions = “{ $one }” and “{ $other }” are said to differ in one place, and to be the same by way of others.
    .remedy = Undo one of these decisions, then publish.
