# The Data page: upload, understood, issues, changes, publish, history

data-headline = { $ledgers ->
    [one] { $ledgers } ledger
   *[other] { $ledgers } ledgers
} of { $units ->
    [one] { $units } unit
   *[other] { $units } units
} in use, data as of { $as_of }
data-headline-empty = Upload the first ledger and every page will answer
data-sub = { $versions ->
    [one] Last published { $time } by { $by }; one version so far
   *[other] Last published { $time } by { $by }; { $versions } versions, any of which can be returned to
}
data-sub-empty = Upload the monthly Excel or WPS ledgers as they are; every cell that cannot be read is pointed out

data-sign-in-title = Sign in to upload
data-sign-in-body = At its start the server prints a sign-in link that works once, within 24 hours. Sign in with it and this browser may upload (30 days at most; 7 days unused end it). When it was used or has expired, a restart prints another, or the administrator issues one as the deployment guide says.
data-administrator = Administrator

data-upload-title = Upload ledgers
data-upload-note = Several files at once: Excel, WPS (.et too), .ods, .csv; { $limit } MB each at most
data-secrecy = Not a classified system: never upload classified information. Files marked 秘密, 机密, 绝密 or 内部★ are refused unread.
data-files = Ledger files
data-files-help = Project register, schedule of key projects, permit list, visits report, funds register, targets and assignments are recognised
data-unit = Reporting unit
data-unit-placeholder = Choose, or type and press Enter
data-unit-help = Each unit uploads its own sheets and the screens show them together; the same kind of sheet of the same unit replaces the one before
data-as-of = Data as of
data-as-of-help = The day that the content speaks of. Left empty, the month stated in the sheet counts; where none is stated, { $day }
data-as-of-placeholder = As the sheet says
data-as-of-cell-help = Such as 20261130, 2026-11-30, 11月30日, 2026年11月
data-as-of-unread = “{ $written }” is no date; write it as 2026-11-30, 11月30日 or 2026年11月
data-as-of-to-come = { $days } is still to come: once read and checked, the files can be published now or wait for that day
data-period = Period (optional)
data-period-help = For visits and funds only: the days that this sheet covers. Left empty, the months in the sheet decide
data-by = Uploaded by
data-read = Read the files
data-belongings = Whose each file is, and of which day: proposed from its name, then as the sheet states, yours to correct; a new unit is typed once above, under “Reporting unit”
data-need-files = Choose files
data-need-unit = A file has no reporting unit yet: choose or type one above
data-need-period-end = The period has no end yet
data-open-upload = Uploaded { $time } and not published: { $files } ({ $units })
data-continue = Continue
data-discard = Discard

data-step-waiting = { $count ->
    [0] Reading is about to begin
    [one] Waiting: { $count } upload comes first; reading begins by itself, you may leave this page
   *[other] Waiting: { $count } uploads come first; reading begins by itself, you may leave this page
}
data-step-opening = Opening { $file }
data-step-reading = Reading { $sheet } of { $file }
data-step-checking = Checking totals, duplicates and the order of dates
data-step-gathering = Gathering what was read
data-failed = The reading broke; nothing was stored and what you corrected is still there. Try again; if it breaks again, give the file to the administrator.

data-job = { $count ->
    [one] { $count } file
   *[other] { $count } files
} · { $units } · data as of { $as_of }
data-change-unit = Correct unit and date
data-change-unit-read = Read again as corrected
data-understood-title = { $ledgers ->
    [one] { $ledgers } sheet understood
   *[other] { $ledgers } sheets understood
}, { $rows ->
    [one] { $rows } row can be loaded
   *[other] { $rows } rows can be loaded
}
data-refused = Not read
data-reads-as = read as { $form } ({ $confidence } sure), header in row { $rows }
data-reads-as-reshaped = read as { $form } (sure to { $confidence }), { $layout }; fields from row { $rows }
data-layout-sideways = turned from its side
data-layout-forms = a row from each form{ $sheets ->
        [1] {""}
       *[other] {" "}({ $sheets } sheets)
    }
data-layout-ticks = ticked stage columns read as the stage
data-layout-bases = one record a definition
data-layout-owners = one record an owner
data-unknown-columns = { $count ->
    [one] { $count } column has no field and is kept as it stands: { $headers }
   *[other] { $count } columns have no field and are kept as they stand: { $headers }
}
data-unit-is = amounts in { $unit }
data-row-counts = { $loaded ->
    [one] { $loaded } row can be loaded
   *[other] { $loaded } rows can be loaded
}, { $rejected } rejected, { $other } not data
data-also = the same sheet also gives { $form }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
data-sum = sum of { $field } { $amount }
data-none-no-header = no header found, not read
data-none-form = a form whose fields make up none of the ledgers; not read
data-none-pivot = the output of a pivot table; not read
data-none-joined = lists the same projects again and again; not read
data-none-picture = nothing but pictures; they cannot be read
data-none-hidden = hidden, and left out as you chose
data-none-prose = text; not read
data-none-unknown = not a ledger that is known here, not read
data-none-issue-list = the issue list added when the file was given back: compared with, not read as a ledger
data-none-set-aside = left out of this publish, as you answered
data-none-ignored = left out, as corrected
data-columns = { $count ->
    [one] Check { $count } column
   *[other] Check { $count } columns
}
data-is-ledger = A ledger after all? Say what it is and where its header stands
data-inferred = The sheet states no stage of these projects; it was inferred:
data-inferred-date = from a date
data-inferred-name = from a section's or the sheet's title
data-inferred-words = from words of progress or date
data-questions-beside-inferred = Inferred stage
data-not-data = These rows are no data and were not loaded:
data-row-title = title
data-row-unit = unit
data-row-section = section
data-row-total = total
data-row-note = note
data-row-hidden = hidden
data-row-header = header
data-row-blank = blank
data-row-other = other
data-kind = This sheet is
data-kind-none = Not recognised
data-kind-ignore = No ledger, leave it out
data-header-rows = Header rows
data-amount-unit = Unit of amounts
data-unit-by-column = as each header says
data-column = Col.
data-field = Read as
data-confidence = Sure
data-reason = Why
data-reason-same = the same header; { $read } of { $filled } cells can be read
data-reason-synonym = another word: “{ $word }”; { $read } of { $filled } cells can be read
data-reason-weak = “{ $word }” may mean other things; { $read } of { $filled } cells can be read
data-reason-part = one level is “{ $word }”; { $read } of { $filled } cells can be read
data-reason-bracket = “{ $word }” without brackets; { $read } of { $filled } cells can be read
data-reason-date-word = “{ $word }” without its word for time; { $read } of { $filled } cells can be read
data-reason-neutral = “{ $word }”, after words that change nothing; { $read } of { $filled } cells can be read
data-reason-period = the sheet’s own year or month, so “{ $word }”; { $read } of { $filled } cells can be read
data-reason-composed = its words together mean “{ $word }”; { $read } of { $filled } cells can be read
data-reason-said = as a person said; { $read } of { $filled } cells can be read
data-reason-month = its header names a month; { $read } of { $filled } cells can be read
data-known-columns = { $known } of { $columns } columns recognised
data-ignore-column = Leave this column out
data-item = Permit: { $item }
data-again = Read again as corrected
data-remember = Remember these corrections for next month's sheets with the same header

data-form-projects-register = Project register
data-form-projects-schedule = Schedule of key projects
data-form-projects-spending = Monthly investment sheet
data-form-readiness-list = Permit list
data-form-readiness-permits = Permits by project
data-form-readiness-schedule = Permit columns of the schedule
data-form-visits-report = Visits report
data-form-funds-register = Funds register
data-form-targets-register = Targets
data-form-assignments-register = Assignments

data-issues-none = Nothing wrong was found
data-issues-note = Each line names the cell, its text and the remedy. A cell that cannot be read is unknown: never 0, never dropped in silence.
data-issues-by = Grouped by
data-issues-by-remedy = What to do
data-issues-by-unit = Responsible unit
data-issues-no-unit = No responsible unit stated
data-issues-places = { $count ->
        [one] One place
       *[other] { $count } places
    }
data-issues-such-as = For example: { $message }
data-issues-more = and { $count } more in the full list below
data-issues-all = { $count ->
        [one] The one finding
       *[other] All { $count } findings, one by one
    }
data-issues-download = Download the list of issues
data-issues-file = issues.xlsx
data-issue-severity = Severity
data-issue-file = File
data-issue-sheet = Sheet
data-issue-cell = Cell
data-issue-value = Text
data-issue-message = Issue
data-issue-remedy = Remedy
data-severity-error = Error
data-severity-warning = Warning
data-severity-note = Note

data-changes-title = Publishing adds { $added } rows, changes { $changed }, removes { $removed }
data-changes-none = The same as what is published: nothing changes
data-changes-note = Compared with the same ledgers of the same unit in version V{ $version }
data-changes-first = The first data: everything is new
data-change-kind = Change
data-change-ledger = Ledger
data-change-name = Name
data-change-field = Field
data-change-old = Before
data-change-new = Now
data-change-row = Row
data-change-slip = (about ×{ $factor }: check)
data-change-added = + added
data-change-changed = → changed
data-change-personal = (personal)
data-change-renamed = ⇄ Renamed (decided to be one project)
data-change-removed = − removed
data-questions-title = { $count ->
        [one] One question is for you to decide
       *[other] { $count } questions are for you to decide
    }{ $of ->
        [none] {""}
        [all] , about sums, dates or places
       *[some] , { $figures } of them about sums, dates or places
    }
data-questions-done = { $count ->
        [one] The question is answered
       *[other] All { $count } questions are answered
    }
data-questions-read = Read again as chosen ({ $count })
data-questions-all = All as proposed ({ $count })
data-questions-kind = { $kind }: all { $count } as proposed
data-questions-more = The first { $shown } of { $count }; the others follow once these are answered
data-questions-answered = { $count } answered; open to change them
data-questions-proposed = { $label } (proposed)
data-questions-figures = changes figures
data-questions-files = { $count ->
        [one] and one more sheet
       *[other] and { $count } more sheets
    } with the same header
data-questions-beside-previous = Last version
data-questions-beside-planned = Planned investment
data-questions-cells = { $count ->
        [one] and one more cell
       *[other] and { $count } more cells
    }
data-questions-column-sum = Sum of the column { $amount }
data-questions-now = now
data-questions-suggested = proposed
data-publish-open = Publish as read now, with { $count ->
        [one] one question about figures
       *[other] { $count } questions about figures
    } unanswered
data-publish-open-note = Answer under Check, or tick here before publishing
data-held = Held
data-held-rows = { $rows } rows
data-held-more = { $count ->
        [one] one more row
       *[other] { $count } more rows
    }
data-held-gone = { $count ->
        [one] one row would go
       *[other] { $count } rows would go
    }
data-held-unstated = { $count ->
        [one] one more states none
       *[other] { $count } more state none
    }
data-held-here = This sheet
data-held-share = Share
data-held-limit = Limit
data-held-removed = Rows of the unit that go
data-held-names = Names in common
data-held-emptied = Entries that would be blank
data-held-at-most = at most { $share }
data-held-at-least = at least { $share }
data-held-note = A sheet beyond a limit is held, from the command line and the inbox too; the limits are a setting.
data-held-reason = Why the rows go (kept with the version)
data-held-reason-missing = Please say first why the rows go
data-publish-held = { $count ->
        [one] A sheet is held
       *[other] { $count } sheets are held
    }: say under Check which ledger it is, that the rows go, or that it waits.
data-taken = read as { $by } corrected “{ $place }” last time, which can be forgotten below
data-taken-like = {" "}(the header is not quite the same; columns were matched by their texts{ $count ->
        [0] {""}
       *[other] : { $changed }
    })
data-taken-renamed = “{ $then }” is “{ $now }” now
data-taken-lost = “{ $header }” has no column
data-changes-slips = { $count ->
    [one] One amount differs from the last version by a factor of about { $factors }: units mixed up, or a 0 too many or too few? Check before you publish.
   *[other] { $count } amounts differ from the last version by a factor of about { $factors }: units mixed up, or a 0 too many or too few? Check before you publish.
}
data-changes-more = The first { $shown } of { $count }

data-publish-refused = { $count ->
        [one] One file was not read and is
       *[other] { $count } files were not read and are
    } no part of this publish: { $files }
data-publish-errors = Cells with errors become unknown and rejected rows will not show. You can also correct the file and upload it again.
data-published = Version V{ $version } is published and every page shows it
data-stale-again = What would change was worked out again; look at it before you publish.

data-history-title = { $count ->
    [one] { $count } version
   *[other] { $count } versions
}
data-history-none = Nothing was published yet
data-history-note = Who published what and when; going back is a version of its own
data-history-older = { $count ->
    [one] { $count } older version
   *[other] { $count } older versions
}
data-version-current = current
data-version-counts = { $loaded ->
    [one] { $loaded } row loaded
   *[other] { $loaded } rows loaded
}, { $rejected } rejected, errors: { $errors }, warnings: { $warnings }
data-roll-back = Go back to this version
data-roll-back-confirm = Every page will show the data of V{ $version }. Sure?
data-yes = Yes
data-no = Cancel
data-version-files = Files and rows
data-batch-ledger = Ledger
data-batch-unit = Unit
data-batch-as-of = As of
data-batch-files = Files
data-batch-loaded = Loaded
data-batch-rejected = Rejected
data-batch-errors = Errors
data-batch-warnings = Warnings
data-action-publish = { $files ->
    [one] { $units } published { $files } file, data as of { $as_of }
   *[other] { $units } published { $files } files, data as of { $as_of }
}
data-action-roll-back = Went back to V{ $version }
data-action-remove-sample = Deleted the sample data
data-action-rename-unit = A unit goes under another name
data-action-place = Changed places on the map
data-action-restore = Restored from a backup

data-sample-title = There is sample data
data-sample-note = Delete it with one click before real use; what you uploaded yourself stays
data-sample-delete = Delete the sample data
data-sample-confirm = The sample disappears from every page. Sure?

data-outline-none = The map shows a schematic outline
data-outline-is = Map outline: approval number { $number } ({ $by }, { $time })
data-outline-note = Before showing it outside, load the unit's approved map (GeoJSON in degrees) with its approval number
data-outline-load = Load another outline
data-outline-file = Map file
data-outline-number = Approval number (审图号)
data-outline-save = Use this map

data-templates-title = Empty templates
data-templates-note = To start from when there is no ledger yet; a ledger you have need not be rewritten

# Parts of a sheet: hidden ones, months, units
data-hidden = Hidden content
data-hidden-read = Read it like everything else
data-hidden-leave-out = Leave it out
data-hidden-rows-read = { $count ->
    [one] { $count } hidden or filtered row was read
   *[other] { $count } hidden or filtered rows were read
}
data-hidden-rows-left-out = { $count ->
    [one] { $count } hidden or filtered row was left out
   *[other] { $count } hidden or filtered rows were left out
}
data-hidden-columns-read = { $count ->
    [one] { $count } hidden column was read ({ $headers })
   *[other] { $count } hidden columns were read ({ $headers })
}
data-hidden-columns-left-out = { $count ->
    [one] { $count } hidden column was left out ({ $headers })
   *[other] { $count } hidden columns were left out ({ $headers })
}
data-months = Sheets of months ({ $shared } in common)
data-months-each = Each as of its own month, the newest is current
data-months-one = All together, as of the day chosen at the upload
data-months-apart = as of its own month ({ $day }), beside { $sheets }
data-months-together = together with { $sheets }
data-units = Units in “{ $header }” ({ $unnamed ->
    [one] { $unnamed } row names
   *[other] { $unnamed } rows name
} none or several)
data-units-whole = One report, of the unit chosen at the upload
data-units-each = A report for each: { $rows }
data-units-split = parted by “{ $header }”: { $rows }
data-item-of = { $field }: { $item }

# The as-of day is still to come: wait for it, or publish at once
publish-to-come = { " " }({ $day } is still to come: once published, the pages say “as of { $day }”)
publish-when-due = Publish on { $day }
publish-when-due-help = What was checked is kept as it is and published by itself on that day; before, it can be published or given up where files are collected
waits-title = { $count } waiting for their day
waits-note = Checked and kept as they are; published by themselves on their as-of day
waits-line = On { $day }: { $files } ({ $units }, { $by })
waits-publish = Publish now
waits-give-up = Give up
