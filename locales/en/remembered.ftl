# Data page: words and names taught to the importer, and what is remembered

words-suggested = Suggested: { $value }
words-unknown = { $count ->
    [one] One word is not known
   *[other] { $count } words are not known
}, so { $cells ->
    [one] one cell was not read
   *[other] { $cells } cells were not read
}. Choose what they mean, then read again:
words-others = Words read as remembered, and words kept as written; you may change them:
words-place = { $field } · { $count ->
    [one] 1 cell
   *[other] { $count } cells
} · { $cells }
words-read-as = “{ $text }” means
words-choose = Choose what it means
words-as-written = Kept as written
words-more = { $count ->
    [one] One more word
   *[other] { $count } more words
}: probably a column was taken for another; check the columns first
remembered-unknown = Leave unknown

remembered-title = Remembered: { $aliases ->
    [one] one name
   *[other] { $aliases } names
}, { $mappings ->
    [one] one kind of header
   *[other] { $mappings } kinds of header
}
remembered-none = Nothing is remembered yet
remembered-note = Corrections made at an upload (columns, units, header rows, words) are remembered by header and reporting unit, so that next month's sheet needs no clicks; names hold for every ledger. Changes here affect sheets read from now on; only a renamed unit’s old and new sheets become one unit at once, as a version of its own.
remembered-again = Read this upload again with what is remembered
remembered-again-help = After a change here, the open upload is read once more with it
remembered-kind = Alias of
remembered-kind-unit = Unit
remembered-kind-person = Person
remembered-written = Written in sheets
remembered-written-example = e.g. 旗工信局
remembered-meant = Read as
remembered-meant-example = e.g. 旗工业和信息化局
remembered-first = From which day (may stay empty)
remembered-first-help = Holds for sheets of this day and later; for a renamed unit the day of the new name: from then on both names are one unit
remembered-last = Until which day (may stay empty)
remembered-last-help = Holds for sheets of this day and earlier
remembered-backwards = The last day is before the first
remembered-save = Remember
remembered-change = Change
remembered-forget = Forget
remembered-forget-alias = Sheets read from now on will not read “{ $text }” as anything else. Are you sure?
remembered-forget-mapping = Sheets with this header will not be read this way any more. Are you sure?
remembered-alias-add = Add an alias (a renamed unit, a short form, another spelling of a person)
remembered-alias-change = Change this alias
remembered-days-all = for all days
remembered-days-from = from { $first }
remembered-days-until = until { $last }
remembered-days-fromuntil = { $first } to { $last }
remembered-no-sheet = (a sheet that was never published)
remembered-table = { $count ->
    [one] one setting of the table
   *[other] { $count } settings of the table
}
remembered-columns = { $count ->
    [one] one column
   *[other] { $count } columns
}
remembered-words = { $count ->
    [one] one word
   *[other] { $count } words
}
remembered-answers = { $count ->
    [one] one answer
   *[other] { $count } answers
}
remembered-nothing-left = nothing
remembered-column = Column { $column } “{ $header }”
remembered-word = “{ $text }” in { $field }
remembered-answer = Answer to “{ $question }”
remembered-let-go = Forget this
remembered-hidden = Hidden rows, columns and sheets
remembered-hidden-leave-out = Left out
remembered-by_unit = Rows of several units
remembered-by_unit-whole = Not split: one unit’s report
remembered-by_unit-split = Split: each unit's rows are its own report
remembered-by_month = Sheets of several months
remembered-by_month-each = Each month by itself
remembered-by_month-together = All together
