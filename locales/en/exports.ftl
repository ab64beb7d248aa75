# Files that go back to the reporting unit: the marked workbook, the feedback sheet

exports-author = Signboard
exports-comment-heading = Data check
exports-comment = { $severity }: { $message }
exports-comment-remedy = What to do: { $remedy }
exports-annotated-name = { $stem } (marked)
exports-issue-sheet = Issues
exports-issues-title = Issues: { $file }
exports-sample = Sample data (示例数据)
exports-counted = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}, { $notes ->
    [one] { $notes } note
   *[other] { $notes } notes
}
exports-issues-note = Each address leads to its cell; cells with an issue have a comment and a fill. Correct them and upload this workbook as it is: this list is not taken for a ledger.
exports-remade = The file could not be marked as it was, so this workbook was written anew from its content: cells and merges are kept, formulas as their results; layout, charts and pictures are not.
exports-uncommented = { $count ->
    [one] One more issue has a fill but no comment
   *[other] { $count } more issues have a fill but no comment
} (at most { $most } cells a sheet get one); all are listed below.
exports-whole-file = Whole file
exports-sheet = { $sheet }: { $counted }
exports-row = row { $row }
exports-column-cell = Cell
exports-column-severity = Severity
exports-column-value = As written
exports-column-message = What is wrong
exports-column-remedy = What to do
exports-column-subject = Row speaks of
exports-list-replaced = This list has been replaced by the newest one.
exports-not-opened = “{ $file }” was not opened, so it cannot be given back with marks: { $reason }
    .remedy = Deal with that first, then upload it again
exports-crash = Marking “{ $file }” broke off; the file itself was not changed.
    .remedy = Save it again as .xlsx with Excel or WPS and retry, or download the list of issues
exports-out-suffix = What is written back is a { $suffix } workbook; { $path } has another suffix, so nothing was written.
    .remedy = Use --out { $proposed }
exports-original-not-kept = The file as it came is not kept: it was marked by an earlier release or without a database, or it is larger than the limit for keeping.
    .remedy = Use the unit's own copy
exports-no-marks = { $file } carries no issue list of this system, so it does not say which file was marked.
    .remedy = Give the marked workbook that went back to the unit
exports-out-exists = { $path } exists and was not overwritten.
    .remedy = Give another file name

## Data verification feedback

exports-feedback-name = Data-verification_{ $unit }_{ $as_of }.docx
exports-feedback-title = Data verification feedback
exports-feedback-unit = To { $unit }:
exports-feedback-asks = { $files ->
    [one] The file that you reported (data as of { $as_of }) was
   *[other] The { $files } files that you reported (data as of { $as_of }) were
} read; { $count ->
    [one] one place needs
   *[other] { $count } places need
} checking. Please correct the workbook by the table below and report it again; the marked workbook enclosed explains each cell.
exports-feedback-asks-of = { $count ->
    [one] One entry that your unit answers for needs checking
   *[other] { $count } entries that your unit answers for need checking
} in { $files ->
    [one] the file
   *[other] { $files } files
} filed by { $reporter } (as of { $as_of }). Please check them against the table below and send the corrections to { $reporter }; the marked workbook says more about each cell.
exports-feedback-refused-only = Of the { $files ->
    [one] file
   *[other] { $files } files
} that you reported (data as of { $as_of }) some could not be read. Please deal with the reasons below and report again.
exports-feedback-clean = { $files ->
    [one] The file that you reported (data as of { $as_of }) was
   *[other] The { $files } files that you reported (data as of { $as_of }) were
} read; nothing needs checking.
exports-feedback-files = Files
exports-feedback-file = { $number }. { $file }: { $loaded ->
    [one] { $loaded } row loaded
   *[other] { $loaded } rows loaded
}, { $rejected } rejected, { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
exports-feedback-file-refused = { $number }. { $file }: cannot be used. { $reason }. { $remedy }.
exports-feedback-file-number = File { $number }
exports-feedback-more-files = { $count ->
    [one] One more file; its issues are
   *[other] { $count } more files; their issues are
} in the table below too.
exports-feedback-groups = To be checked
exports-feedback-answer = Reply
exports-feedback-number = No.
exports-feedback-severity = Severity
exports-feedback-remedy = What to do
exports-feedback-message = What is wrong (example)
exports-feedback-count = Count
exports-feedback-cells = Cells
exports-feedback-comma = , {""}
exports-feedback-where = { $sheet }{ $has_cells ->
    [0] {""}
   *[other] : { $cells }
}
exports-feedback-and-more = …
exports-feedback-more = { $count ->
    [one] One more place
   *[other] { $count } more places
} ({ $kinds ->
    [one] one kind
   *[other] { $kinds } kinds
}): see the sheet of issues in the workbook enclosed.
exports-feedback-notes = { $count ->
    [one] One note needs
   *[other] { $count } notes need
} no reply; see the workbook enclosed.
exports-feedback-deadline = Reply by: ____-__-__
exports-feedback-contact = Contact:                         Telephone:
exports-feedback-signed = Checked by (signature):                         Date: ____-__-__

## The two buttons of the Data page

exports-download-annotated = { $count ->
    [one] Download the marked workbook
   *[other] Download { $count } marked workbooks
}
exports-download-original = Download the file before it was marked
exports-download-feedback = { $count ->
    [one] Download the feedback sheet
   *[other] Download { $count } feedback sheets
}
exports-annotated-archive = marked-workbooks.zip
exports-feedback-archive = feedback-sheets.zip
exports-give-back-note = For the reporting unit: its own workbook, unchanged but for comments, fills and a list of issues; and one page to print and sign.
exports-original-gone = This upload was published or discarded and the file is gone; here is the list of issues.

# The 通报 is a Chinese document; these stand for its slots
exports-notice-draft = Draft
exports-notice-number = No. ( )
exports-notice-seal = { $office } (seal)
exports-notice-day = Day
exports-notice-copies = Copies:
exports-notice-issued = Printed on 　　年　月　日
exports-notice-annex = Annex:
exports-notice-annex-number = Annex{ $number ->
    [0] {""}
   *[other] {" "}{ $number }
}
