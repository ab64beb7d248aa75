# A table of none of the ledgers as one: what each column is, why, and what a person must decide.
propose-use-code = Code
propose-use-project = Project (joined to the register)
propose-use-town = Town
propose-use-park = Park
propose-use-company = Company
propose-use-unit = Unit
propose-use-person = Person
propose-use-status = Status
propose-use-choice = Category
propose-use-flag = Yes or no
propose-use-date = Date (of the entry)
propose-use-deadline = Deadline (overdue from that day)
propose-use-closed_date = Closing date
propose-use-day = Another date
propose-use-month = Month
propose-use-year = Year
propose-use-amount = Amount
propose-use-number = Quantity, can be added
propose-use-share = Share
propose-use-personal = Personal: on no screen, in no export
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
propose-all-known = { $values } values, all known
propose-some-known = { $values } values, { $met } of them known
propose-endings = { $matching } of { $values } values end so
propose-words = { $count } kinds: { $words }
propose-said = as you said

propose-asked-empty = The column is empty: what is it for?
propose-asked-unit = The amounts state no unit: choose one
propose-asked-status = Which words mean closed is yours to say
propose-asked-header = Only the header says so, the values do not
propose-asked-either = Two uses fit: please look
