# Collecting returns: who owes, who has not filed, forms sent out, reminders

nav-returns = Returns

# periods and days
returns-period-month = { $month ->
    [1] January
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
returns-period-quarter = Q{ $quarter } { $year }
returns-period-year = { $year }
returns-day = { $day } { $month ->
    [1] January
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
returns-day-short = { $day } { $month ->
    [1] January
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
}

# states
returns-state-filed = filed
returns-state-nil = nil return
returns-state-problems = filed, with problems
returns-state-overdue = overdue
returns-state-waiting = not filed, not due yet
returns-state-dispensed = exempt

# sources
returns-source-history = filed before, so owed: first for { $since }
returns-source-settings = set by the administrator
returns-source-person = set by { $by } ({ $time })

# forms sent out
returns-form-file = form
returns-form-title = { $unit } { $period } { $form }
returns-form-about = Reporting unit: { $unit }　　Period: { $period }　　Due by { $due }　　Form number: { $number } (do not change)
returns-form-guide-due = { $form }: for { $period }, due by { $due }.
returns-form-guide-filled = What version { $version } of the ledgers knows of your unit is filled in: check it, complete it, correct it; leave the rest as it is.
returns-form-guide-rows = Add new projects below; rows that are no longer yours may be deleted, each is asked about once when the form comes back. Leave headers and sheet names as they are.
returns-form-guide-blank = Leave cells blank that you do not know, never 0: a blank is unknown. If there is nothing to report, answer “nil return” instead of sending an empty sheet.
returns-form-guide-funds = Funds: write 0 where nothing arrived this month; delete the row of a project that is no longer reported. The column of last figures is for comparison and is not read.
returns-form-guide-secrecy = Not a classified system: nothing classified may be written here.

# reminders
returns-sentence-overdue = { $form } for { $period }: was due by { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} overdue
returns-sentence-waiting = { $form } for { $period }: due by { $due }, { $days ->
    [0] today
    [one] in { $days } day
   *[other] in { $days } days
}
returns-sentence-problems = { $form } for { $period }: filed (version { $version }, { $files }) and still with { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}{ $rejected ->
    [0] {""}
    [one] {" "}and { $rejected } row that was not loaded
   *[other] {" "}and { $rejected } rows that were not loaded
}: please correct it and file again
returns-sentence-partial = { $form } for { $period }: reaches only to { $covered }: please file the rest
returns-sentence-before = {" "}({ $count ->
    [one] the period before was not filed either
   *[other] the { $count } periods before were not filed either
})
returns-reminder-joint = ;{" "}
returns-reminder-line = { $unit }: { $sentences }.

returns-reminders-sheet = Reminders
returns-reminders-file = reminders_{ $period }.xlsx
returns-column-unit = Unit
returns-column-period = Period
returns-column-form = Return
returns-column-state = State
returns-column-due = Due
returns-column-days = Overdue (calendar days)
returns-column-sentence = Reminder

# settings that are wrong
returns-form-unknown = { $at } in { $file } is a form of no ledger
    .remedy = Known are: { $known }

# the returns page
returns-period = Period
returns-unit = { "" }
returns-list-joint = ,{" "}
returns-list-more = { $names } and others, { $count } units in all
returns-headline-none = No returns are owed for { $period }
returns-headline-missing = { $period }: { $filed } of { $owed } returns filed, { $missing } missing from { $units }
returns-headline-complete = { $period }: { $owed ->
    [one] the one return owed is filed
   *[other] all { $owed } returns are filed
}
returns-headline-problems = , { $count } with problems
returns-sub-due = Due by { $days }.{" "}
returns-sub-latest = Longest overdue: { $unit }, { $form }{ $count ->
        [1] {""}
       *[other] {" "}and others, { $count } in all
    }, { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
}.
returns-sub-last = Last to arrive: { $unit }, { $time }.
returns-sub-empty = No ledger is published yet. Once the first one is, on the Data page, every unit that filed is listed here each period; units can also be added below.
returns-figure-owed = Owed
returns-figure-units = units
returns-figure-filed = Filed
returns-figure-rate = of those owed
returns-figure-missing = Missing
returns-figure-overdue = overdue
returns-figure-problems = Filed with problems
returns-figure-errors = errors
returns-figure-before = against last month
returns-counts-owed = Returns that count in { $period } and are not exempt; why each is due stands below
returns-counts-filed = Version { $version } holds data of the period, or a nil return is noted; those with problems count as filed
returns-counts-missing = Version { $version } holds no data of the period and no nil return is noted; overdue where today ({ $today }) is past the due day, which itself is in time
returns-counts-problems = Of those filed: with errors, with rows that were not loaded, or not reaching to the end of the period

returns-nothing-owed = No unit owes anything for this month: none has filed before, and the settings name none.
returns-matrix-title = { $complete } of { $units ->
    [one] { $units } unit
   *[other] { $units } units
} filed everything, with nothing left to correct
returns-matrix-note = An empty cell: that form is not owed. Quarterly and yearly returns are listed all through their period and counted in the month when they are due
returns-matrix-label = Returns by unit and form
returns-cell-overdue = { $days ->
    [one] { $days } day overdue
   *[other] { $days } days overdue
}
returns-cell-waiting = { $days ->
    [0] due today
    [one] in { $days } day
   *[other] in { $days } days
}
returns-cell-errors = { $count ->
    [one] { $count } error
   *[other] { $count } errors
}
returns-cell-partial = a part only
returns-cell-late = { $days ->
    [one] { $days } day late
   *[other] { $days } days late
}
returns-list-title = Filing details ({ $count })
returns-list-note = Choose a row to see why it is due and which file came, or to record a nil return or an exemption
returns-column-filed = Filed at
returns-column-version = Version
returns-column-rows = Rows
returns-column-issues = Issues
returns-column-file = File
returns-column-by = Uploaded by
returns-sheet-rows = Data rows

returns-reminders-none = No reminders needed
returns-reminders-title = { $units ->
    [one] { $units } unit
   *[other] { $units } units
} to remind of { $returns ->
    [one] { $returns } return
   *[other] { $returns } returns
}
returns-reminders-note = One unit a line, the whole is copied at the upper right; days are calendar days
returns-reminders-download = Download the list
returns-sign-in-title = Forms can be downloaded after signing in
returns-sign-in-note = They hold what units reported; exemptions and nil returns need a sign-in too (see the Data page)
returns-forms-title = Forms for { $units ->
    [one] { $units } unit
   *[other] { $units } units
} are ready
returns-forms-note = Filled with what version { $version } knows; upload them on the Data page when they come back: unit, date and period are recognised
returns-forms-all = Download the forms of all { $units } units
returns-forms-file = forms_{ $period }.zip
returns-form-of = Form for { $unit }

returns-fact-state = State
returns-fact-reckoned = Reckoned
returns-fact-period = Period
returns-fact-due = Due
returns-fact-rule = Source of the deadline
returns-fact-source = Owed because
returns-fact-before = Periods missed before
returns-fact-decision = Noted
returns-fact-filed = Filed
returns-fact-version = Version
returns-fact-as-of = As of
returns-fact-span = Days covered
returns-reckoned-overdue = Today { $today }, due { $due }: { $days ->
    [one] { $days } calendar day
   *[other] { $days } calendar days
} past; overdue from 1 day on
returns-reckoned-waiting = Today { $today }, due { $due }: { $days ->
    [0] due today
    [one] { $days } calendar day left
   *[other] { $days } calendar days left
}; overdue from 1 day on
returns-reckoned-late = Filed { $filed }, due { $due }: { $days ->
    [one] { $days } calendar day late
   *[other] { $days } calendar days late
}
returns-reckoned-in-time = Filed { $filed }, due { $due }: in time
returns-reckoned-sample = Sample data is never late
returns-reckoned-errors = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
} and { $rejected ->
    [one] { $rejected } row
   *[other] { $rejected } rows
} not loaded; without problems only where both are 0
returns-reckoned-partial = Reaches to { $covered }, the period to { $end }: { $days ->
    [one] { $days } calendar day missing
   *[other] { $days } calendar days missing
}
returns-reason = Remark (optional)
returns-act-nil = Note a nil return
returns-act-dispense = Exempt for this period
returns-act-dispense-later = Exempt from now on
returns-act-owes = Due after all
returns-decided-owes = { $by } noted at { $time } that it is owed
returns-decided-dispensed = { $by } exempted it at { $time }
returns-decided-nil = { $by } noted a nil return at { $time }
returns-add-title = Add a unit that owes a return
returns-add-unit = choose or write the unit's full name
returns-add = Owed from { $period } on
returns-add-which = Say which unit first

returns-rules-title = Rules and their sources
returns-rule-usual = Every form
returns-rule-month = { $what }: every month, by day { $day } of { $month ->
    [1] the same month
    [2] the month after
   *[other] month { $month } (the month itself is 1)
}. Source: { $source }
returns-rule-quarter = { $what }: every quarter, by day { $day } of month { $month } from its first. Source: { $source }
returns-rule-year = { $what }: every year, by day { $day } of month { $month } from January. Source: { $source }
returns-rule-own = Further ledgers that are sent each quarter
returns-rule-history = Whoever filed a form once owes it from that period on, until exempted
returns-rule-no-history = Only units named in the settings or noted by a person owe anything
returns-rule-days = Days are calendar days; the due day itself is in time. Of several filings for a period the one with the latest as-of date and version counts
returns-rule-file = The administrator sets units and deadlines; they hold after a restart

# forms that came back (Data page)
returns-form-spoilt = “{ $file }” looks like a form that was sent out, but its form number was changed or deleted. It is read as an ordinary sheet: changed cells are not compared one by one. Check unit and day.
returns-recognised = { $count ->
    [one] { $count } form that was sent out is recognised
   *[other] { $count } forms that were sent out are recognised
} ({ $units }): unit, as-of date and period are filled in from its mark
returns-merged-title = The form of { $units } is back: { $cells ->
    [one] { $cells } cell
   *[other] { $cells } cells
} changed, { $added ->
    [one] { $added } row
   *[other] { $added } rows
} added, { $removed } removed
returns-merged-note = Compared cell by cell with what it was filled with (version { $version })
returns-merged-meanwhile = After the { $form } of { $unit } was sent out (filled from version { $sent }), { $by } published it again at { $time } (version { $version }). Publishing now puts this form in its place.
returns-overtaken-title = { $count ->
    [one] { $count } cell was changed by somebody else after the form was sent
   *[other] { $count } cells were changed by somebody else after the form was sent
}
returns-overtaken-note = Publishing this form puts the value under “returned” back; where that is not wanted, correct the form and upload it again
returns-lost = { $count ->
    [one] { $count } row
   *[other] { $count } rows
} that came after the form was sent would no longer be current: { $names }
returns-merged-form = Return
returns-merged-name = Row
returns-merged-field = Field
returns-merged-old = As sent
returns-merged-new = Returned
returns-merged-sent = As sent
returns-merged-now = Now
returns-merged-returned = Returned
returns-merged-more = The first 200 of { $count } are listed
returns-row-added = (row added)
returns-row-removed = (row removed)
returns-removed-title = { $count ->
    [one] { $count } row is missing in the form that came back: is it to go?
   *[other] { $count } rows are missing in the form that came back: are they to go?
}
returns-removed-note = Choose those that are really to go; the others stay as they were sent
returns-removed-which = { $unit }, { $form }: rows that are really to go
returns-removed-none = all stay ({ $names })
returns-removed-settle = Keep { $kept }, remove { $removed }
returns-removed-first = Publishing waits for this answer

# command line
returns-cli-month = { $period }: { $owed } owed, { $filed } filed ({ $with_problems } of them with problems), { $missing } missing
returns-cli-line = { $unit }, { $form }, { $period }: { $state } (due { $due })
returns-nothing-to-send = There is no form to fill in for { $unit } and this period
    .remedy = Units that owe something are: { $units }. Add the unit on the Returns page first
returns-file-exists = { $path } exists and was not overwritten
    .remedy = Give another name, or a folder
cli-usage-month = "{ $value }" is no month; write 2021-12

# inbox
inbox-because-form = The form that came back lacks rows that it was sent with, or others published since it was sent: a person decides on the Data page.
