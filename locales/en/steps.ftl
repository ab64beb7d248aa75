# Receive → check → publish → documents: one screen a step

step-receive = Receive
step-check = Check
step-publish = Publish
step-material = Documents
step-label = Step { $number }, { $name }: { $note }
step-receive-none = Choose files first
step-receive-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
    }
step-check-none = Once the files are read
step-check-open = { $count ->
    [one] { $count } question open
   *[other] { $count } questions open
    }
step-check-done = No open question
step-check-sub = { $issues }. Choices are remembered for next month's columns; what nobody answers is read as it stands.
step-publish-none = Will be { $version }
step-publish-later = See the changes, then publish
step-material-note = Meeting documents, sheets for the units
step-reading-headline = Reading; check it here once it is done
step-refused-files = { $count ->
    [one] { $count } file was not read
   *[other] { $count } files were not read
    }
step-unread-sheets = { $count ->
    [one] { $count } sheet is no ledger
   *[other] { $count } sheets are no ledgers
    }
step-issues = { $errors } errors, { $warnings } warnings

bar-discard-confirm = Corrections and answers of this upload are lost. Discard it?
bar-draft = Keep as draft
bar-draft-help = Nothing is lost when the page is closed: press “Continue” under Receive; after a restart of the server choose the files again
bar-reading = still reading
bar-reading-said = Reading
bar-reading-note = You may leave this page; the upload stays here
bar-failed = reading failed
bar-failed-said = Reading failed; nothing was stored
bar-retry = Read again
bar-nothing = nothing to publish
bar-corrections = read again as corrected first
bar-unread = { $count ->
    [one] { $count } answer not used yet
   *[other] { $count } answers not used yet
    }
bar-held = { $count ->
    [one] say what the sheet is that is held
   *[other] say what the { $count } sheets are that are held
    }
bar-asked = { $count ->
    [one] answer { $count } question that changes figures
   *[other] answer { $count } questions that change figures
    }
bar-returned = decide on the rows taken out first
bar-receive-said = Not ready to publish
bar-receive-wait = The button says why; add files, or discard this upload
bar-next-check = { $count ->
    [one] Next: check { $count } question
   *[other] Next: check { $count } questions
    }
bar-next-check-note = What nobody answers is read as it stands
bar-next-publish = Next: see the changes
bar-next-publish-note = Nothing to ask; { $issues }
bar-to-check = Check →
bar-check-chosen = { $count } chosen{ $open ->
        [0] {""}
       *[other] , { $open } still open
    }
bar-check-open = { $count ->
    [one] { $count } question open
   *[other] { $count } questions open
    }
bar-check-done = Every question is answered
bar-check-note = What nobody answers is read as it stands; the version's note says so
bar-publish-look = Publish { $version }: see changes →
bar-publish = Publish { $version }
bar-publish-not = Publish { $version }: { $why }
bar-publish-said = { $ledgers ->
    [one] { $ledgers } kind of ledger
   *[other] { $ledgers } kinds of ledger
    }, { $rows } rows, data as of { $as_of }

upload-drafts = { $count ->
    [one] { $count } draft is not published yet
   *[other] { $count } drafts are not published yet
    }
upload-more = Add files
upload-more-read = { $count ->
    [one] Add { $count } file and read all again
   *[other] Add { $count } files and read all again
    }
upload-inbox = { $count ->
    [one] { $count } file waits in the inbox above
   *[other] { $count } files wait in the inbox above
    }

sheet-look = Look at “{ $sheet }” ({ $file })
sheet-read = Read
sheet-asks = Asks { $count }
sheet-unread = Not read
sheet-leave-out = Leave out of this upload
sheet-rows = { $count ->
    [one] { $count } row
   *[other] { $count } rows
    }
sheet-rejected = { $count } rows cannot be loaded
sheet-against-last = against last time { $change }
sheet-title = { $sheet }: { $known } of { $columns } columns known, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
    } to load
sheet-title-none = { $sheet }: { $reason }
sheet-view-note = The sheet as it stands: what each row is at its left, what each column is read as above. Framed cells want a look; point at one to see why.
sheet-read-as = Read as
sheet-ordinal = No.
sheet-left-out = { $count ->
    [one] { $count } more row
   *[other] { $count } more rows
    }
sheet-accounted = Every row is accounted for: { $parts }; { $count } in all
data-row-data = data
data-row-first = first row
data-row-last = last row
data-layout-header = Header rows
data-layout-data = First row of data
data-layout-missing = Please give row numbers: the header as 3 or 3-4, the first row of data below it and within { $last } rows
data-row-rejected = not loaded

check-look = Which kind
check-asked = Questions
check-error = Errors
check-warning = Warnings
check-note = Notes
data-questions-none = Nothing is for you to decide
data-questions-last-sum = Sum of the column last time

bridge-note = { $form } · { $units }: only what was uploaded
bridge-sum = { $field } { $sum }, remainder { $remainder }
bridge-same = { $field } { $amount }, as before
bridge-before = Before
bridge-after = After publishing
bridge-added = { $count } new
bridge-raised = { $count } raised
bridge-lowered = { $count } lowered
bridge-stated = { $count } stated or emptied
bridge-removed = { $count } gone
bridge-unknown = { $of ->
    [projects] { $count ->
        [one] { $count } project states no planned investment and is in no sum
       *[other] { $count } projects state no planned investment and are in no sum
    }
   *[other] { $count ->
        [one] { $count } row states no { $field } and is in no sum
       *[other] { $count } rows state no { $field } and are in no sum
    }
}

changes-list = { $count } changes; look at { $first } first
changes-list-all = Changes: { $count }
changes-look = Which changes
changes-look-first = First
changes-look-added = New
changes-look-changed = Changed
changes-look-removed = Gone
changes-none-of-kind = None of this kind

publish-sample-title = The first publish of your own data
publish-sample-note = Sample data and your own are never added up: after this, pages show your own data only.
publish-sample-out = Delete the sample data too
publish-sample-out-note = Proposed. One version together with this publish; you can always go back
publish-sample-kept = Keep the sample data
publish-sample-kept-note = Pages no longer show it; it can still be looked at under “Sample data”
publish-note-open = { $count ->
    [one] { $count } question open, read as it stands
   *[other] { $count } questions open, read as they stand
    }
publish-note-sample = sample data deleted too

material-headline = What can be made now
material-sub = All with the figures of the version in use; made when you click
material-none = Nothing is published yet; meeting documents follow here
material-pack = Meeting documents
material-pack-note = Slides, notice and lists can all be edited
material-back = Back to the units
material-back-none = For sheets that were just published; issue lists of earlier versions are under “Versions”
material-back-clean = No issue was found in these sheets; nothing goes back
material-on = Go on
material-on-note = All of these show the new version
material-go-0 = Dispatch: what changed this time
material-go-1 = Wording and templates of the documents
material-go-2 = Returns: who has not filed; send forms
material-go-3 = Overview
material-go-4 = Wall display
material-said = Version V{ $version } in use, data as of { $as_of }
material-next = Receive another batch

data-entry = Parts of the Data page
data-entry-upload = Upload
data-entry-inbox = Inbox
data-entry-history = Versions
data-entry-same = Same project
data-entry-remembered = Remembered
data-entry-sample = Sample data
data-entry-outline = Map outline
data-entry-gazetteer = Towns and parks
data-entry-templates = Templates
inbox-none = No file waits in the inbox
inbox-foreign = { $count ->
    [one] One object in the inbox is no plain file (a link, a pipe, or a name that is no text); it was neither read nor touched: { $named }. Find out where it comes from and delete it
   *[other] { $count } objects in the inbox are no plain files (links, pipes, or names that are no text); they were neither read nor touched: { $named }. Find out where they come from and delete them
}
data-sample-none = There is no sample data
data-sample-kept = There is data of your own, so pages no longer show the sample; to look at it, open V{ $version }, which holds the sample alone
data-sample-look = Look at the sample (V{ $version })
same-review-in-upload = A draft is being worked on; it asks about projects that may be one in its step Publish
