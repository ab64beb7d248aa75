# What only a person can decide: the question, its readings, why it is asked. Amounts are in 万元.

question-unit = What is the unit of “{ $header }”?
question-jump = “{ $header }” is far from the last version { $count ->
        [one] in one row
       *[other] in { $count } rows
    }. Which is right?
question-unlikely = “{ $header }” has { $count ->
        [one] one unlikely amount
       *[other] { $count } unlikely amounts
    }. Which is right?
question-above = “{ $header }” is above the planned investment { $count ->
        [one] in one row
       *[other] in { $count } rows
    }. Which is right?
question-above-far = “{ $header }” is far above the planned investment { $count ->
        [one] in one row
       *[other] in { $count } rows
    }, mostly a wrong unit. Which is right?
question-total = The total of “{ $header }” is not the sum of its rows ({ $count ->
        [one] one total
       *[other] { $count } totals
    }). Which counts?
question-serials = “{ $header }” has { $count ->
        [one] one date that is a bare number. Read it as a date?
       *[other] { $count } dates that are bare numbers. Read them as dates?
    }
question-month-lost = “{ $header }” has { $count ->
        [one] one number
       *[other] { $count } numbers
    } of the form year.1: January or October?
question-years = “{ $header }” has { $count ->
        [one] one date in an unlikely year
       *[other] { $count } dates in unlikely years
    }. Which is right?
question-no-year = Of which year are the dates without a year ({ $count ->
    [one] one row
   *[other] { $count } rows
})?
question-stage-claim = { $count ->
    [one] One project states
   *[other] { $count } projects state
} no stage, and the progress column speaks of one; is it taken?
question-people = “{ $header }” has names and posts together in { $count } { $count ->
    [one] cell
   *[other] cells
}; are they told apart rightly?
question-word = What does “{ $text }” mean ({ $header }, { $count } cells)?
question-item = Which planning permit is “{ $header }”?
question-order = “{ $other }” is before “{ $header }” { $count ->
        [one] in one row
       *[other] in { $count } rows
    }. Which is right?
question-share-scale = “{ $header }” has { $count ->
        [one] one number
       *[other] { $count } numbers
    } without a percent sign. Percentages or fractions?
question-share-large = “{ $header }” has { $count ->
        [one] one rate
       *[other] { $count } rates
    } beyond all likelihood. Which is right?
question-swapped = Longitude and latitude look exchanged { $count ->
        [one] in one row
       *[other] in { $count } rows
    }. Exchange them?
question-outside = { $count ->
        [one] One point lies
       *[other] { $count } points lie
    } outside the county. Which is right?
question-ledger = This sheet is read as: { $form }. Is that right?
question-likely = Too few headers were recognised to say which ledger it is, but this sheet is like: { $form }. Is it?
question-field = What is the column “{ $header }”?
question-period = Is “{ $header }” of the month, of the year so far, or of all years?
question-basis = Which definition do the funds on this sheet follow?
question-tiers = Of which tier are the leaders on this sheet?
question-units = The rows of this sheet belong to several units: one report, or one for each unit?
question-as-of = Of which month does this sheet speak? ({ $months })
question-layout = Where does this table begin, and is it one or several?

question-replaces = { $count ->
        [0] Published as { $form }, it would leave entries of { $unit } blank. Which ledger is it?
        [one] Published as { $form }, it would remove a row of { $unit }. Which ledger is it?
       *[other] Published as { $form }, it would remove { $count } rows of { $unit }. Which ledger is it?
    }
question-kind-unit = Units
question-kind-jump = Jumps
question-kind-unlikely = Unlikely amounts
question-kind-above = Above the plan
question-kind-total = Totals
question-kind-serials = Dates as numbers
question-kind-years = Years
question-kind-no-year = Dates without a year
question-kind-stage-claim = A stage that the progress tells
question-kind-people = Names and posts
question-kind-item = Which permit
question-kind-order = Order of dates
question-kind-swapped = Exchanged coordinates
question-kind-outside = Points outside
question-kind-ledger = Kinds of sheets
question-kind-likely = Which ledger it is like
question-kind-replaces = Rows that would go
question-kind-field = Columns
question-kind-period = Periods
question-kind-basis = Definitions
question-kind-tiers = Tiers of leaders
question-kind-units = Several units in one sheet
question-kind-above-far = Far above the plan
question-kind-month-lost = January or October
question-kind-share-scale = Percentages
question-kind-share-large = Large rates
question-kind-as-of = Month of the sheet
question-kind-layout = Extent of a table

question-way-keep = As written
question-way-unknown = Neither: leave unknown
question-way-unit = { $unit }
question-way-divided = Divide by { $factor }
question-way-multiplied = Multiply by { $factor }
question-way-rows = The rows count
question-way-total = The total counts; rows are missing
question-way-one-cell-divided = Divide { $cell } by { $factor }
question-way-one-cell-multiplied = Multiply { $cell } by { $factor }
question-way-date = Read as dates
question-way-january = January
question-way-october = October
question-way-year-typed = Only a year was typed
question-way-century = A hundred years off
question-way-year = { $year }
question-way-stage-inferred = The inferred stages: { $stages }
question-way-stage-left = No, it stays unknown
question-way-stage-claimed = As the progress says: { $stages }
question-way-people-apart = Apart: name (post)
question-way-people-whole = As one: all of it is the name
question-way-word = { $value }
question-way-word-left = Leave it unknown
question-way-word-row-left = Not read yet; rows that nothing else tells are not loaded
question-way-item = { $item }
question-way-item-unknown = Not read yet
question-way-swap = Exchange
question-way-by-size = Each by its size
question-way-percent = All are percentages
question-way-fraction = All are fractions
question-way-minutes = As degrees, minutes, seconds
question-way-off-map = Leave the place unknown
question-way-form = { $form }
question-way-not-ours = No ledger: leave it out
question-way-replace = It is { $form }: replace
question-way-other-ledger = It is { $form }
question-way-set-aside = Leave this sheet out now, publish the rest
question-way-effect = { $loads ->
        [one] loads one row
       *[other] loads { $loads } rows
    }, { $removes ->
        [0] removes none
        [one] removes one
       *[other] removes { $removes }
    }
question-way-field = { $field }
question-way-no-field = Leave the column out
question-way-instead = Read “{ $column }” as { $field }, and leave this column out
question-way-instead-and = Read “{ $column }” as { $field }, and this column as { $other }
question-way-new-ledger = { $count ->
    [1] No: a new ledger
   *[other] None of these: a new ledger
    }
question-way-period-unknown = Leave unknown
question-way-period = { $period }
question-way-unit-of-all = { $unit }
question-way-basis-unknown = Leave unknown
question-way-basis = { $basis }
question-way-tiers-unknown = Leave unknown; not counted as leadership visits
question-way-tiers = All are { $tiers }
question-way-one-report = One report, of the unit chosen at the upload
question-way-report-each = A report for each of { $units } units
question-way-as-of = As of { $day }
question-way-layout-one = Header in row { $rows }, data in rows { $first }–{ $last } ({ $count } rows)
question-way-layout-tables = { $tables } tables: { $ranges }
question-way-layout-rows = Name the header and the first row of data

question-way-unit-divided = { $unit } (divided by { $factor })
question-why-unit-sum = In { $unit } the column comes to { $sum } 万元
question-why-sum-against-last = As written the column comes to { $sum } 万元, { $times } times the { $last } 万元 of last time; above { $limit } times the unit is doubted
question-why-sum-against-planned = As written the column comes to { $sum } 万元, { $times } times the planned investment of these projects, { $planned } 万元; above { $limit } times the unit is doubted
question-why-sum-of-a-county = As written the column comes to { $sum } 万元; a county does not exceed { $limit } 万元
question-why-last-sum = Last time the column came to { $sum } 万元
question-why-last-sum-month = Last time ({ $month }) the column came to { $sum } 万元
question-why-unit-unstated = Neither header, title nor unit row states a unit; now read in { $unit }
question-why-unit-history = Of { $count } rows known from the last version, { $alike } are alike in { $unit } (half to double), { $current_alike } in { $current }
question-why-unit-history-now = Of { $count } rows known from the last version, { $alike } are alike in { $unit } (half to double)
question-why-unit-likely = Of { $count } amounts, { $fits } are usual in { $unit } ({ $low } to { $high } 万元), { $current_fits } in { $current }
question-why-jump-up = About { $factor } times the last version
question-why-jump-down = About 1/{ $factor } of the last version
question-why-likely = Usual are { $low } to { $high } 万元
question-why-above-far = { $times } times the planned investment; from { $limit } times on the unit is doubted
question-why-above-near = { $times } times the planned investment
question-why-total-one-cell = With { $cell } changed { $factor } times, the rows add up to exactly { $total_wan }
question-why-total-unit = The total is exactly { $factor } times apart from the sum: it may be in another unit
question-why-total-differs = They differ by { $difference_wan }
question-why-serials = As day numbers of a spreadsheet the { $count } lie between { $first } and { $last }
question-why-month-lost = The cells are numbers: a spreadsheet drops the last 0, so 2025.10 looks like 2025.1
question-why-years = Usual are { $first } to { $last }
question-why-year-nowhere = Neither header, section, title, sheet nor file names a year; the dates were not read
question-why-years-several = “{ $text }” names several years ({ $years }); the dates were not read
question-why-stage-claims = The sheet states no stage; dates, sections or titles alone tell one. The progress says: { $rows }
question-why-people = These names stand nowhere by themselves and begin with no known surname; they may be parted elsewhere
question-why-item = It may be any of { $items }; the header does not say which, and it was not read
question-why-order = { $days } days early
question-why-share-scale = { $above } of { $count } numbers are above 1, the largest is { $most }
question-why-share-history = Nearest to the { $count } rows of the last version
question-why-share-large = Rates are rarely above 150%
question-why-swapped = As written they lie outside China; exchanged, { $inside } of { $count } lie in the county
question-why-swapped-abroad = As written they lie outside China
question-why-outside = By the bundled schematic outline
question-why-outside-own = By the map that this office uploaded (map approval number { $number })
question-why-minutes = With decimals read as minutes and seconds all { $count } lie inside
question-why-ledger = Confidence { $confidence }, below { $limit }: { $known } of { $columns } columns are known
question-why-ledger-unnamed = No title, sheet or file says which ledger it is; confidence { $confidence }, below { $limit }: { $known } of { $columns } columns are known
question-why-like = Like { $form }: headers and values of { $known } of { $columns } columns fit
question-why-like-needed = Little speaks for “{ $headers }” but that { $form } cannot do without: please check
question-why-like-first = Of { $columns } columns the first { $most } were looked at
question-why-replaced-removed = Removes { $part } of { $whole } rows of { $unit }: { $share }, limit { $limit }
question-why-replaced-together = Of the same days, what { $unit } publishes later replaces what came before; to keep both, put both files into one upload
question-why-replaced-names = Names in common { $part } of { $whole }: { $share }, limit { $limit }
question-why-replaced-emptied = { $part } of { $whole } entries of rows that stay would be blank: { $share }, limit { $limit }
question-why-evidence-columns = By its headers it may be { $form }: confidence { $share }
question-why-evidence-title = The title says “{ $word }”, as { $form } does
question-why-evidence-sheet = The sheet’s name says “{ $word }”, as { $form } does
question-why-evidence-file = The file’s name says “{ $word }”, as { $form } does
question-why-evidence-measures = It has “{ $headers }”, as { $form } does
question-why-evidence-repeats = Each name has { $times } rows on average, unlike { $form }
question-why-evidence-before = { $share } of its headers are those of { $form } last time
question-why-match-same = The header is “{ $word }”; confidence { $confidence } (asked below { $limit })
question-why-match-synonym = The header is “{ $word }”, another word for “{ $field }”; confidence { $confidence } (asked below { $limit })
question-why-match-weak = “{ $word }” may also mean other things; confidence { $confidence } (asked below { $limit })
question-why-match-part = Only one level of the header is “{ $word }”; confidence { $confidence } (asked below { $limit })
question-why-match-neutral = Without words that change nothing the header is “{ $word }”; confidence { $confidence } (asked below { $limit })
question-why-match-composed = The words of the header together mean “{ $word }”; confidence { $confidence } (asked below { $limit })
question-why-match-period = With its year or month taken as this one the header is “{ $word }”; confidence { $confidence } (asked below { $limit })
question-why-match-bracket = The header is “{ $word }” only without its brackets; confidence { $confidence } (asked below { $limit })
question-why-bracket-names = What its brackets say means “{ $field }”, another field than the words before them
question-why-match-date-word = The header is “{ $word }” only without its word for time; confidence { $confidence } (asked below { $limit })
question-why-values-fit = Of { $filled } filled cells { $fits } can be read this way
question-why-word-told-elsewhere = In a sheet of { $unit } the same word was read as { $value }
question-why-word-in-part = A part of it is a word for { $value }
question-why-told-elsewhere = In a sheet of { $unit } the same header was read as { $field }
question-why-sounds-like = The header is like “{ $word }” ({ $likeness }), and no other column is read as { $field }
question-why-rival = “{ $column }” (such as { $values }) may as well be “{ $field }”; only one of them can be
question-why-values-are-days = The column holds days, and no other column is read as: { $fields }
question-why-values-are-amounts = The column holds sums of money, and no other column is read as: { $fields }
question-why-values-are-words = The column's words are those of { $fields }, and no other column is read as it
question-why-values-are-known = { $met } of the { $of } names in the column are published already, as names of the kind of: { $fields }
question-why-values-are-names = The column's names are like those of { $fields }, and no other column is read as it
question-why-values-are-together = Header and values together are like { $fields }, and no other column is read as it
question-why-period-unstated = The header does not say, and there is no column of periods
question-why-period-rising = Of { $pairs } pairs of months of one project { $rising } do not fall; a sum so far never falls
question-why-months-rising = The headers do not say whether they are sums so far; of { $pairs } pairs of neighbouring months { $rising } do not fall, and a sum so far never falls; read wrongly, money counts several times
question-why-months-sums = The column of totals is the sum of the months { $sums } times, the latest month { $latest } times
question-why-basis-unstated = Neither title nor headers state a definition
question-why-basis-before = The unit's last version has “{ $basis }” only
question-why-tiers-unstated = There is no tier column, and neither names nor posts tell the tier
question-why-tiers-before = The unit's last version has “{ $tiers }” only
question-why-units = “{ $header }” names { $units } units: { $listed }; { $unnamed } rows name none or several and stay with the unit chosen at the upload
question-why-as-of-chosen = The upload says { $day }
question-why-as-of-assumed = The upload does not say; the usual day is { $day }
question-why-as-of-until = { $cell } states “{ $text }”: { $month }
question-why-as-of-title = Title { $cell } “{ $text }”: { $month }
question-why-as-of-column = The latest cell of the month column, { $cell } “{ $text }”: { $month }
question-why-as-of-header = Header { $cell } “{ $text }”: { $month }
question-why-as-of-made = Made on the day in { $cell } “{ $text }”, so it should speak of { $month }
question-why-as-of-sheet = Name of the worksheet “{ $text }”: { $month }
question-why-as-of-file = Name of the file “{ $text }”: { $month }
question-why-as-of-year = “{ $text }” says the year only: { $month }
question-why-layout-look = Known words of its header (or panes, filters and bold rows of the file) lead to one reading, the look of its cells to another
question-why-layout-stacked = The same header stands again, below another title or above the same rows
question-why-layout-columns = A column has no name in the header and begins further down with a word, like the header of another table

answered-keep = As you answered, read as written: { $read }
    .remedy = If that is wrong, answer again on the Data page
answered-read = As you answered, read as { $read }
    .remedy = If that is wrong, answer again on the Data page
answered-unknown = As you answered, left unknown
    .remedy = Check, and fill in what is right
answered-many = { $count ->
        [one] One cell
       *[other] { $count } cells
    } of “{ $header }” read as you answered: { $places }
    .remedy = If that is wrong, answer again on the Data page
answered-rows = As you answered, the rows count
    .remedy = If that is wrong, answer again on the Data page
answered-total = As you answered, the total counts
    .remedy = Check the rows and add what is missing
answered-one-cell-divided = With one cell read as you answered, the rows add up to the total
    .remedy = If that is wrong, answer again on the Data page
answered-one-cell-multiplied = With one cell read as you answered, the rows add up to the total
    .remedy = If that is wrong, answer again on the Data page
answered-one-report = Loaded as one report, as you answered
    .remedy = If that is wrong, answer again on the Data page
answered-report-each = Parted into the reports of { $units } units, as you answered
    .remedy = If that is wrong, answer again on the Data page
answered-replace = As you answered, { $gone } rows of { $unit } were removed: { $reason }
    .remedy = If that is wrong, roll back under Versions
answered-other-ledger = Which ledger this sheet is, is as you answered
    .remedy = If that is wrong, answer again on the Data page
answered-set-aside = As you answered, this sheet was not published
    .remedy = Check it and upload it again
answered-form = The kind of this sheet is as you answered
    .remedy = If that is wrong, answer again on the Data page
answered-new-ledger = As you answered, this sheet is none of the ledgers there are, so nothing of it was loaded
    .remedy = A new ledger can be made of it
answered-not-ours = As you answered, the sheet was not read
    .remedy = If that is wrong, answer again on the Data page
answered-item = As you answered, “{ $header }” is “{ $item }”
    .remedy = Where that is wrong, answer again on the Data page
answered-item-unknown = As you answered, “{ $header }” was not read
    .remedy = Say in the header which permit it is
answered-field = As you answered, “{ $header }” is read as “{ $field }”
    .remedy = If that is wrong, answer again on the Data page
answered-instead = As you answered, “{ $column }” is read as “{ $field }”, and “{ $header }” is left out
    .remedy = If that is wrong, answer again on the Data page
answered-instead-and = As you answered, “{ $column }” is read as “{ $field }”, and “{ $header }” as “{ $other }”
    .remedy = If that is wrong, answer again on the Data page
answered-no-field = As you answered, the column “{ $header }” is left out
    .remedy = If that is wrong, answer again on the Data page
answered-period = As you answered, “{ $header }” is read as { $period }
    .remedy = If that is wrong, answer again on the Data page
answered-period-unknown = As you answered, the period of “{ $header }” is left unknown
    .remedy = Add a column of periods
answered-unit-of-all = As you answered, the unit of “{ $header }” is { $unit }
    .remedy = If that is wrong, answer again on the Data page
answered-basis = As you answered, the definition is “{ $basis }”
    .remedy = If that is wrong, answer again on the Data page
answered-basis-unknown = As you answered, the definition is left unknown
    .remedy = Add a column of definitions
answered-tiers = As you answered, all leaders are “{ $tiers }”
    .remedy = Where that is wrong, answer again on the Data page
answered-tiers-unknown = As you answered, the tiers of leaders are left unknown; their trips are not counted as leadership visits
    .remedy = Add a tier column, or write their posts
answered-as-of = As you answered, the sheet is as of { $day }
    .remedy = If that is wrong, answer again on the Data page
answered-layout-one = As you answered, the header is in row { $rows } and the data in rows { $first }–{ $last }
    .remedy = If that is wrong, answer again on the Data page
answered-layout-tables = As you answered, read as { $tables } tables: { $ranges }
    .remedy = If that is wrong, answer again on the Data page
answered-layout-rows = Read with the header and the first row of data that you named
    .remedy = If that is wrong, answer again on the Data page

cli-questions = { $count ->
        [one] One question is for a person to decide
       *[other] { $count } questions are for a person to decide
    } (until then the reading marked “now” holds):
cli-how-to-answer = To answer: check with --write-answers FILE, fill in answer there with the reading chosen, then add --answers FILE
cli-more-questions = { $count ->
        [one] and one more question
       *[other] and { $count } more questions
    }
cli-question-holds = {" "}(to be answered before publishing)
cli-question-example = such as { $who } "{ $written }"{ $beside }: { $read }
cli-question-beside = , { $title } { $value }
cli-question-gone = Would go: { $count }{ $has_sum ->
        [0] {""}
       *[other] {" "}({ $sum })
    }: { $names }{ $more ->
        [0] {""}
       *[other] {", "}and { $more } more
    }
cli-question-sum = sum { $sum }

# The file of answers (--answers, --write-answers)
answers-no-text = The file of answers is no UTF-8 text.
    .remedy = Save it as UTF-8, or write it again with check --write-answers.
answers-no-json = The file of answers is no JSON at line { $line }, column { $column }.
    .remedy = A quotation mark or a comma is missing, most likely; or write it again with check --write-answers and change nothing but each question's answer.
answers-no-report = The file of answers holds no questions: it needs files, each with questions.
    .remedy = Write it with check --write-answers, or fill in what check --json prints.
answers-part = In the file of answers, { $place } has no { $part }, or it is no text.
    .remedy = Write it again with check --write-answers and change nothing but each question's answer.
answers-twice = The question { $id } has two answers: { $one } and { $other } ({ $place }).
    .remedy = Leave one of them.
answers-not-asked = These files do not ask the question { $id } (header { $fingerprint }) that is answered. Nothing was stored.
    .remedy = Questions change with the sheet, the unit and the date: run check --write-answers again with the same --unit and --as-of.
answers-not-offered = The question “{ $question }” ({ $id }) has no reading “{ $answer }”. Nothing was stored.
    .remedy = Possible: { $readings }
answers-no-reason = The answer “{ $answer }” to the question { $id } needs a reason. Nothing was stored.
    .remedy = Write “{ $answer }: reason”; the version keeps it
answers-how = Put one of its readings' “reading” (in quotation marks) in place of each question's null answer, and leave null where nobody can say; then add --answers with this file's name to check or import.
