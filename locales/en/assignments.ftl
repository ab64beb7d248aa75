# Assignments: shared by the dispatch page, the wall and the pack.

value-order-going = Open
value-order-soon = Due soon
value-order-overdue = Overdue
value-order-done = Done, to be closed
value-order-closing = Closed
value-order-closed = Closed
value-extension-asked = Asked
value-extension-granted = Granted
value-extension-refused = Refused

assignments-none = No assignments yet
assignments-none-body = Sign in to type what was ordered in the meeting, or upload a register of assignments on the Data page
assignments-title = { $count ->
    [one] { $count } assignment
   *[other] { $count } assignments
}: { $overdue } overdue, { $soon } due soon, { $going } open, { $done } done, { $closed } closed
assignments-note = Due soon: within { $soon ->
    [one] { $soon } day
   *[other] { $soon } days
}; overdue: past its day, the extension's once granted; marked: nothing heard for more than { $feedback ->
    [one] { $feedback } day
   *[other] { $feedback } days
} (our setting; the administrator can change it)
assignments-heard-title = { $count ->
    [one] { $count } assignment
   *[other] { $count } assignments
} from the last meeting: { $overdue } overdue, { $soon } due soon, { $going } open, { $done } done, { $closed } closed
assignments-heard-new = { $fresh } ordered since the last cut, { $old } carried over
assignments-heard-asks = { $count ->
    [one] { $count } asks for an extension
   *[other] { $count } ask for an extension
}
assignments-heard-quiet = { $count } without news for more than { $limit ->
    [one] { $limit } day
   *[other] { $limit } days
}
assignments-between = {"; "}
assignments-semicolon = {"; "}
assignments-state = { $state }, { $days }
assignments-days-over = { $days ->
    [one] { $days } day
   *[other] { $days } days
}
assignments-days-left = { $days ->
    [0] due that day
    [one] { $days } day left
   *[other] { $days } days left
}
assignments-line = { $order }: { $state }. { $news }
assignments-line-unit = { $matter } ({ $unit })
assignments-due-extended = { $day } (was { $first })
assignments-no-feedback = no feedback yet
assignments-quiet = nothing heard for { $days } days (limit { $limit })
assignments-extension-asked = asks for { $day }, undecided
assignments-extension-granted = extended to { $day }
assignments-extension-refused = extension to { $day } refused
assignments-extension-again = extension no. { $count }: { $said }
assignments-because = {" "}({ $reason })

assignments-column-state = State
assignments-column-news = Progress
assignments-pick = Choose a row for its original text and source; signed in, also for feedback, extension and closing
assignments-cells = Original text and source
assignments-read-only = You are viewing the past; go to the newest version to make entries
assignments-download = Download the register (edit and upload it again)

assignments-new = Enter what was ordered in the meeting
assignments-new-note = It is listed below first; the wall and the pages show it once published. Numbers continue by themselves
assignments-choose = Choose, or type another
assignments-keep = Save until publishing
assignments-matter-missing = Say what was ordered
assignments-edit = Report progress: { $order }
assignments-edit-note = New feedback or closing without a new day is of today
assignments-correct = Correct the order itself
assignments-remove = Entered by mistake: delete it
assignments-nothing-typed = No changes

assignments-pending = { $count ->
    [one] { $count } change not published
   *[other] { $count } changes not published
}
assignments-pending-note = Kept on the server, closing the page loses nothing; the wall and the pages show them once published
assignments-restored = Unpublished assignments, kept { $time }, taken up again
assignments-draft-of = { $by } has { $count ->
    [one] { $count } unpublished change
   *[other] { $count } unpublished changes
}, kept { $time }
assignments-go-on = Continue
assignments-give-up = Discard all
assignments-pending-new = New: { $matter }
assignments-pending-change = { $order }: { $changes }
assignments-pending-field = { $field } becomes “{ $value }”
assignments-pending-remove = Remove: { $order }
assignments-take-back = Undo
assignments-by = Published by
assignments-publish = Publish { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
assignments-publishing = Checking and publishing
assignments-published = Published as version V{ $version }; the wall follows at once
assignments-unchanged = The same as the published register; nothing was published
assignments-refused = Not published:
assignments-conflict = “{ $field }” of { $order } has become “{ $theirs }” meanwhile; you typed “{ $ours }”. Publish again to have yours
assignments-gone = { $order } was removed meanwhile; take your change back
assignments-sample = The register holds sample data, so what you publish is marked as sample too; remove the sample on the Data page before real use
assignments-version-note = Assignments entered: { $added } new, { $changed } updated, { $removed } deleted

assignments-list = Assignments
