# A table of none of the ledgers as one: what each column is, why, and what a person must decide.
propose-use-code = Code
propose-use-project = Project
propose-use-town = Town
propose-use-park = Park
propose-use-company = Company
propose-use-unit = Unit
propose-use-person = Person
propose-use-status = Status
propose-use-choice = Category
propose-use-flag = Yes or no
propose-use-date = Date of the entry
propose-use-deadline = Deadline
propose-use-closed_date = Closing date
propose-use-day = Another date
propose-use-month = Month
propose-use-year = Year
propose-use-amount = Amount
propose-use-number = Quantity
propose-use-share = Share
propose-use-personal = Personal, never shown
propose-use-text = Text
propose-use-ordinal = Row number, left out
propose-use-left_out = Left out

propose-counts-up = counts from 1: says only which row
propose-empty = nothing stands in it
propose-unique = in all { $rows } rows, none twice
propose-texts = text in { $rows } rows, { $values } different
propose-header = the header says “{ $word }”
propose-phone = { $rows } rows are telephone numbers
propose-identity = { $rows } rows are 18-digit identity numbers
propose-account = { $rows } rows are bank accounts
propose-email = { $rows } rows are e-mail addresses
propose-of-persons = a name in each row, beside identity or telephone numbers
propose-dates = { $rows } rows are dates
propose-dates-later = { $rows } rows are dates, none before “{ $other }”
propose-dates-mostly-later = { $rows } rows are dates, { $later } of { $both } not before “{ $other }”
propose-years = { $rows } rows are years
propose-months = { $rows } rows are months
propose-numbers = { $rows } rows are numbers, { $least } to { $most }{ $blank ->
    [0] { "" }
   *[other] , { $blank } blank
}
propose-shares = { $rows } rows bear a percent sign
propose-unit-in-header = the header says { $unit }
propose-unit-of-table = the sheet says { $unit }
propose-projects = { $rows } rows filled, { $met } matched by name{ $left ->
    [0] { "" }
   *[other] , { $left } not
}
propose-all-known = { $values ->
    [one] 1 value, known
   *[other] { $values } values, all known
}
propose-some-known = { $values } values, { $met } of them known
propose-endings = { $matching } of { $values } values end so
propose-words = { $count } kinds: { $words }
propose-said = as you said

propose-asked-empty = The column is empty: what is it for?
propose-asked-unit = The amounts state no unit: choose one
propose-asked-status = Which words mean closed is yours to say
propose-asked-header = Only the header says so, the values do not
propose-asked-either = Two uses fit: please look

declare-headline = None of the ledgers; it can become “{ $name }”: { $done } columns have a use{ $asked ->
    [0] { "" }
   *[other] , { $asked } are yours to decide
}
declare-sub = { $rows } rows, { $columns } columns, header in row { $header }. Each use is taken from the data, the reason stands beside it; change what is wrong. Next month nothing is asked of such a sheet.
declare-looked-at = { " " }The table is long: its first { $rows } rows were looked at.
declare-name = Name of the ledger
declare-every = How often it is sent
declare-every-month = Monthly
declare-every-quarter = Quarterly
declare-every-change = On change
declare-kind = What is sent each time
declare-kind-snapshot = All there is
declare-kind-period = Events of a span
declare-identity = What identifies a row
declare-identity-help = Taken together these columns differ in every row; by them next month's rows are matched with these
declare-identity-none = Choose
declare-repeated = By the columns chosen { $count ->
    [one] 1 row cannot be told from another
   *[other] { $count } rows cannot be told from others
}
declare-column = Column
declare-use = Use
declare-reason = Reason (from the data)
declare-samples = Values
declare-use-of = Use of “{ $header }”
declare-amount-in = Amount in { $unit }
declare-amount-unknown = Amount in …?
declare-sheet = See the sheet
declare-look-at = { $count ->
    [one] 1 column to look at
   *[other] { $count } columns to look at
}
declare-status = Which words of “{ $header }” mean closed?
declare-word = “{ $word }” counts as
declare-word-open = Open
declare-word-closed = Closed
declare-overdue = So { $count ->
    [one] 1 row past its deadline is overdue
   *[other] { $count } rows past their deadline are overdue
}
declare-comes = Comes with it, nothing to be made
declare-has-list = A list
declare-has-sums = Sums
declare-has-late = Overdue
declare-has-change = Comparison
declare-has-forms = Returns, forms
declare-has-project = Project page
declare-has-wall = Wall and pack
declare-list-of = { $count ->
    [0] search, filter by period
   *[other] search, filter by period, { $filters }
}
declare-sums-of = { $count ->
    [0] count
   *[other] count, { $sums }; blanks apart
}
declare-late-of = past “{ $header }” and not closed, by days
declare-change-of = added, changed, removed; back to any version
declare-forms-of = empty form with drop-downs, reminders
declare-project-of = { $count ->
    [one] 1 row stands on its project's page
   *[other] { $count } rows stand on their projects' pages
}
declare-wall-of = one slide and one sheet, if you want them
declare-export = Export the declaration
declare-export-help = One file, to be changed and put back, or sent to another county; it holds columns and uses, no data
declare-bar = Two steps: ① declare, ② publish
declare-bar-note = Declaring changes no figure and can be taken back
declare-leave = Not now
declare-known = It is a known ledger…
declare-do = ① Declare it so
declare-then = ② Publish { $version }
declare-open = See how →
declare-fault-no-name = Give the ledger a name first
declare-fault-name-taken = There is a ledger “{ $name }” already: choose another name
declare-fault-no-identity = Choose what identifies a row
declare-fault-no-unit = “{ $header }” states no unit: choose 元, 万元 or 亿元
declare-fault-role-twice = A ledger has one column of this use; now there are: { $headers }
declare-fault-no-date = Events of a span need a date: choose “Date of the entry” for a column
sheet-new = New ledger?
sheet-new-name = None of the ledgers
sheet-new-columns = { $columns } columns, can become “{ $name }”
sheet-title-new = This table is none of the ledgers; it can become “{ $name }”
step-new-ledgers = { $count ->
    [one] 1 can become a new ledger
   *[other] { $count } can become new ledgers
}

ledger-fault-at = { $file }{ $line ->
    [0] { "" }
   *[other] , line { $line }
}: { "" }
ledger-fault-toml = this line is not as it should be: each line is “name = value”, or the head of a part such as [[fields]].
    .remedy = Look at this line and the one before: are quotes and brackets in pairs, does something stand on both sides of “=”?
ledger-fault-toml-twice = the same is written twice.
    .remedy = Take one of them out; each column is a part of its own under [[fields]], in two pairs of brackets.
ledger-fault-toml-unclosed = a quote or a bracket has no partner.
    .remedy = Look at this line and the one before, and add the quote or bracket that is missing.
ledger-fault-toml-value = what stands behind “=” is not written as it should be.
    .remedy = Texts stand in double quotes; yes and no are true and false, without quotes; numbers stand alone.
ledger-fault-full-width = full-width (Chinese) signs are used: { $names }
    .remedy = Write half-width ones: " = , [ ] {"{"} {"}"}; full-width signs may stand inside quoted texts only.
ledger-fault-empty = the file is empty, or has nothing but comments.
    .remedy = Put a whole declaration in, or remove the file.
ledger-fault-encoding = it is not written in UTF-8.
    .remedy = Open it in an editor, save it as UTF-8 and put it back.
ledger-fault-other = it cannot be read.
    .remedy = See whether another program holds the file and whether it may be read, then put it in again.
ledger-fault-shape = “{ $name }” is to be { $wanted ->
    [list] a list of texts such as ["A", "B"]
    [table] a group of pairs such as {"{"} "on loan" = [], "returned" = [] {"}"}
    [text] a text in quotes
    [flag] true or false, without quotes
    [number] a number, without quotes
   *[other] as an exported declaration has it
}.
    .remedy = Write it like that.
ledger-fault-no-columns = no column is declared.
    .remedy = Add a part for each column, begun by [[fields]], with name, header and type.
ledger-fault-no-header = “{ $name }” has no header.
    .remedy = Write in header what stands over this column in the table.
ledger-fault-no-day = “{ $name }” in event_date is no column of dates.
    .remedy = Name a column whose type is date or month.
ledger-fault-role-type = “{ $name }” has the role { $role }, but the type { $type }.
    .remedy = With this role the type may be: { $allowed }; or choose another role.
ledger-fault-no-value = words in { $part } are none of the values of “{ $name }”: { $names }.
    .remedy = Add them to values too, or use words that are there.
ledger-fault-measure-twice = two figures have the same key: { $names }.
    .remedy = Give one of them another key.
ledger-fault-measure-needs = the figure “{ $name }” lacks “{ $part }”.
    .remedy = Sums and means need of; shares need where; days need since and until.
ledger-fault-measure-type = the figure “{ $name }” uses “{ $column }”, a column of another type.
    .remedy = The column’s type is to be one of: { $allowed }.
ledger-fault-measure-personal = the figure “{ $name }” uses “{ $column }”, which is personal.
    .remedy = Nothing personal goes into a figure: use another column.
ledger-fault-measure-open = the figure “{ $name }” counts what is open, but nothing says what is closed.
    .remedy = Add closed to the status column, or have a column with role = "closed_date".
ledger-fault-measure-overdue = the figure “{ $name }” counts what is overdue, but no column is a deadline.
    .remedy = Write role = "deadline" at the column with the deadline.
ledger-fault-unknown-key = “{ $name }” is not known.
    .remedy = Check the spelling; an exported declaration shows how it is written.
ledger-fault-missing = “{ $name }” is missing.
    .remedy = Add “{ $name }” to this part.
ledger-fault-value = “{ $name }” cannot be “{ $value }”.
    .remedy = It may be: { $allowed }.
ledger-fault-field-twice = two columns have the same name: { $names }.
    .remedy = Give one of them another name.
ledger-fault-no-field = there is no such column: { $names }.
    .remedy = Name one of the columns below, or add this one.
ledger-fault-no-form = there is no such form: { $names }.
    .remedy = A ledger of your own has one form, register: write that, or leave it out.
ledger-fault-no-identity = nothing says what identifies a row.
    .remedy = Name in identity the columns that together differ in every row.
ledger-fault-no-event-date = a ledger of events does not say which column is their date.
    .remedy = Add a line event_date = "name of the date's column".
ledger-fault-not-a-name = these cannot be names, or are taken by the system: { $names }.
    .remedy = A name has letters, digits and underscores and begins with no digit; choose another.
ledger-fault-role-twice = two columns have the same role: { $names }.
    .remedy = Each role but person has one column in a ledger: take it from one of them.
ledger-fault-closed = words of “{ $name }” that mean closed are none of its values: { $names }.
    .remedy = Add them to values too, or take them out of closed.
ledger-fault-fields = fields are parts of their own, each begun by [[fields]].
    .remedy = Write them as an exported declaration has them.
ledger-fault-file-name = the file is called otherwise than the name in it, “{ $name }”.
    .remedy = Let the file’s name and the name in it agree: change either.
ledger-fault-taken = there is a ledger “{ $name }” already.
    .remedy = Choose another name; a ledger of your own cannot have that of one that is there.
ledger-wrong-title = { $count ->
    [one] 1 declaration cannot be used; until it is mended its ledger takes no sheets
   *[other] { $count } declarations cannot be used; until they are mended their ledgers take no sheets
}

declaration-changes = { $count ->
    [one] A declaration of an own ledger changed once
   *[other] Declarations of own ledgers changed { $count } times
}
declaration-change-new = Declared.
declaration-change-taken-back = Taken back; published rows stay and are seen again once it is declared again.
declaration-change-by-file = a changed file
declaration-change-titled = Called “{ $new }” instead of “{ $old }”; all published rows are there.
declaration-change-identity = Rows are told apart by { $names } from now on; all published rows are there, the next sheet is compared by this, and rows told apart so far may become one or the other way round.
declaration-change-added = Columns added: { $names }; they are blank in published rows until the next sheet.
declaration-change-removed = Columns removed: { $names }; what was published of them stays, is shown no more, and is seen again once they are written back.
declaration-change-unit = “{ $name }” is written in { $unit } from now on; stored amounts stay, only their display changes; where a sheet names no unit it is read in { $unit }.
declaration-change-closed = Words of “{ $name }” that mean closed are now: { $names }; published rows count as closed or overdue by these.
declaration-change-sensitivity-personal = “{ $name }” is personal from now on: it is shown no more, in no document and on no wall.
declaration-change-sensitivity-commercial = “{ $name }” is a commercial secret from now on: no view for visitors shows it.
declaration-change-sensitivity-masked = “{ $name }” names persons: who has not signed in sees only a surname from now on.
declaration-change-sensitivity-none = “{ $name }” is secret no more: what was published of it is shown.
declaration-change-field = “{ $name }” is declared otherwise; what was published stays.
declaration-change-figures = Figures changed; they are worked out anew from published rows.
declaration-change-settings = Settings of returns or display changed; published rows stay.
