# What is found while ledgers are loaded. Problems of values are in values.ftl, reasons to refuse a file in refusals.ftl.
# $header: the header's text; $text: the cell's text; amounts are in 万元 (ten thousand yuan).

## Tables and headers

refused-form = The file holds { $forms ->
        [one] a form
       *[other] { $forms } forms
    } whose fields make up none of the ledgers; nothing was read
    .remedy = If they are about projects, let them state the project’s name and its investment, stage and so on; the Data page hands out templates
refused-no-header = No sheet has a header row that could be found; nothing was read
    .remedy = Keep the header row (project name, signing date …), or say on the Data page which row it is
refused-near-ledger = The headers fit no ledger, so nothing was read. Nearest: { $near }. Recognised { $found }; missing { $lacking }
    .remedy = If it is that ledger, add what is missing, or rename a column to { $lacking }; or say on the Data page which column is what. Headers not recognised: { $others }
refused-little-known = The headers fit no ledger, so nothing was read. Nearest: { $near }, but only { $known } of { $columns } columns were recognised ({ $found })
    .remedy = If it is that ledger, say so on the Data page, or use the template’s headers. Headers not recognised: { $others }
sheet-near-ledger = Sheet “{ $sheet }” is no ledger and was not read. Nearest: { $near }. Recognised { $found }; missing { $lacking }
    .remedy = If it is that ledger, add or rename what is missing, or say so on the Data page; otherwise nothing needs doing
sheet-little-known = Sheet “{ $sheet }” is no ledger and was not read. Nearest: { $near }, but only { $known } of { $columns } columns were recognised ({ $found })
    .remedy = If it is that ledger, say so on the Data page, or use the template’s headers; otherwise nothing needs doing
list-mark = {", "}
either-mark = {" or "}
refused-no-ledger = The headers ({ $headers }) match no ledger; nothing was read
    .remedy = Known are: { $ledgers }. Check that this is the right file, or say on the Data page which ledger it is and what the columns are
refused-nothing-written = All sheets are empty; there is nothing to read
    .remedy = Check that the file was filled in and saved
refused-no-rows = The header is known, but no row below it is filled in
    .remedy = Check that the file was filled in and saved
refused-nothing-loaded = The header is known, but not one row can be loaded
    .remedy = Mend the problems listed and upload again
ledger-empty = The sheet “{ $sheet }” has a header and no rows
    .remedy = Nothing to do if there was nothing to report
sheet-is-form = The sheet “{ $sheet }” is a form whose fields make up none of the ledgers; it was not read
    .remedy = If it is about a project, let it state the project’s name and its investment, stage and so on
header-changed = “{ $header }” is read as “{ $declared }” of the ledger
    .remedy = If it is another column, say on the Data page what it is read as
columns-changed = No column of this sheet is “{ $fields }” of the ledger; “{ $headers }” is kept as it stands, unused
    .remedy = If only a header was changed, say on the Data page which field it is; next month nothing is asked
header-of-no-ledger = The sheet “{ $sheet }” has a header ({ $headers }), but is no ledger that is known; it was not read
    .remedy = If it is a ledger, say on the Data page which, and what its columns are; otherwise nothing needs doing
header-not-found = No header row was found on the sheet “{ $sheet }”; it was not read
    .remedy = If it is a ledger, say on the Data page which row holds the header; a cover or explanation needs nothing
same-file-twice = The file “{ $file }” has the same content as “{ $first }”; it was read once
    .remedy = Nothing to do, unless another file was meant
sheet-hidden = The sheet “{ $sheet }” is hidden; its { $count ->
        [one] one row was
       *[other] { $count } rows were
    } read too
    .remedy = If it is an old copy, delete it or set it to be left out on the Data page
rows-hidden = Hidden or filtered rows were read too: { $count }
    .remedy = If they should not count, choose so under “Hidden content” of this sheet on the Data page; otherwise nothing needs doing
rows-filtered = { $count ->
        [one] { $count } row is hidden by a filter and was read
       *[other] { $count } rows are hidden by a filter and were read
    }
    .remedy = If they should not count, choose so under “Hidden content” of this sheet on the Data page; otherwise nothing needs doing
rows-hidden-left-out = { $count ->
        [one] { $count } hidden or filtered row was left out, as you chose
       *[other] { $count } hidden or filtered rows were left out, as you chose
    }
    .remedy = If they should count, choose to read them
columns-hidden = { $count ->
        [one] { $count } column is hidden and was read: { $headers }
       *[other] { $count } columns are hidden and were read: { $headers }
    }
    .remedy = If they should not count, choose so under “Hidden content” of this sheet on the Data page; otherwise nothing needs doing
columns-hidden-kept = { $count ->
        [one] { $count } column is hidden and kept as it is: { $headers }
       *[other] { $count } columns are hidden and kept as they are: { $headers }
    }
    .remedy = Nothing needs doing
table-without-header = Rows { $first } to { $last } are another table without a header; they do not fit the header above and were not read ({ $count ->
        [one] { $count } row
       *[other] { $count } rows
    })
    .remedy = If they are a ledger, give them a header or a sheet of their own; if they are a summary, nothing needs doing
rows-short = { $count ->
        [one] { $count } row has
       *[other] { $count } rows have
    } fewer parts than the header ({ $width }); what is missing is read as blank: row { $rows }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .remedy = If a delimiter is missing in the middle, the later values stand one column too early: check these rows and add the empty part
rows-long = { $count ->
        [one] { $count } row has
       *[other] { $count } rows have
    } more parts than the header ({ $width }); what is beyond it is kept as it is: row { $rows }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }
    .remedy = Mostly a text or a number holds the delimiter (1,200): put the cell in double quotes, or save as .xlsx
cells-without-header = This column has no header; what stands in it is kept as it is ({ $count ->
        [one] { $count } cell
       *[other] { $count } cells
    })
    .remedy = If the row slipped into other columns (one comma too many, say), correct it; if it is a column of data, give it a header
layout-sideways = This table lies on its side: fields on the left, one column a record. It was read as { $rows_read } records
    .remedy = Check the number; each value still points to its cell in the sheet
layout-forms = Forms of one project (or record) each, read as one row a form: { $rows_read } from { $sheets ->
        [one] one sheet
       *[other] { $sheets } sheets
    }
    .remedy = Check the number; each value still points to its cell in the sheet
layout-ticks = Stages (or states) stand in columns that are ticked, dated or answered yes or no: the furthest was read as the row’s, a date in it as that stage’s date
    .remedy = Check them; if the ticks mean something else, give the stage (or state) a column of its own
layout-bases = One column a definition: read by project and definition, { $rows_read } records
    .remedy = Check definitions and totals; blank cells are no records
layout-owners = Towns or units stand as columns: read by owner and metric, { $rows_read } records
    .remedy = Check owners and units
form-list = The form also holds { $count ->
        [one] one row
       *[other] { $count } rows
    } of a list or of remarks, not read
    .remedy = If these are funds or visits, report them in their own ledgers; if they are records only, nothing needs doing
ticks-contradict = “{ $ticked }” is ticked, “{ $open }” before it is not; read as “{ $ticked }”
    .remedy = If “{ $open }” is done, tick it too; if not, take the tick from “{ $ticked }” away
tick-unread = Under “{ $stage }” stands “{ $text }”, which does not say whether this stage is reached; not read
    .remedy = Put a tick or a date; words belong into the progress column
filled-down = “{ $header }” is written in the first row of each group only; { $count ->
        [one] { $count } blank cell was read as the one above
       *[other] { $count } blank cells were read as the one above
    }
    .remedy = Check it; better merge the cells or write the value in each row
section-read = There is no column “{ $header }”; { $count ->
        [one] { $count } row was read by its section’s title
       *[other] { $count } rows were read by their sections’ titles
    }: { $values }
    .remedy = Check it; better add a column “{ $header }”
section-unknown = The section “{ $text }” names no known stage; { $count ->
        [one] { $count } row below it has none
       *[other] { $count } rows below it have none
    }
    .remedy = Add a stage column, or say on the Data page which stage “{ $text }” is
months-read = The months are cumulative: “{ $header }” was read as “{ $field }”; the other months are kept as they are
    .remedy = Check it; if it is the wrong month, check the as-of date
months-added = Each month stands by itself: the sum of { $months } was read as “{ $field }”; the months are kept as they are
    .remedy = Check it; if the columns are cumulative, write headers such as “1-2月”
month-after-as-of = “{ $header }” lies after the as-of date { $as_of }; its figures do not count
    .remedy = Check the as-of date, or remove figures entered ahead
months-as-rows = { $headers } are a column a month: each filled cell was read as a row of its month in { $year }, its period as “{ $period }”; blank cells are no rows
    .remedy = Check the year; where the columns are sums so far (or of the month alone), say so of the columns on the Data page
months-of-as-of = { $headers } are a column a month: each filled cell was read as a row, its period as “{ $period }”; no year is stated, { $year } was taken from the as-of date
    .remedy = Write the year in the title
months-unclear = Whether { $headers } are of each month or sums since January is unclear; read as “{ $period }” for now: of { $pairs } pairs of neighbouring months { $rising } do not fall
    .remedy = Answer the question about this sheet; write headers of sums so far as “1-2月”, or add a column of totals beside single months
month-column-twice = The month of “{ $header }” has a column before it; this one was not read
    .remedy = Keep one column, or part years and definitions into several sheets
months-blank = { $headers } are all blank; the row was not loaded
    .remedy = Where no money has come there is nothing to do; where it is 0, write 0
row-total-differs = “{ $header }” states { $stated }, { $months } come to { $computed }: a difference of { $difference }
    .remedy = Check the total of the row and its months; the months were read as they stand, the total is only compared
month-figure-missing = This row has a figure for “{ $before }” and none for the latest month; it is taken as unknown
    .remedy = Enter this month’s figure; without new investment, the cumulative one stays the same
sheet-is-pivot = The sheet “{ $sheet }” is the output of a pivot table, not a ledger; it was not read
    .remedy = Upload the list that the pivot table was made from
sheet-is-picture = The sheet “{ $sheet }” holds nothing but { $pictures ->
        [one] a picture
       *[other] { $pictures } pictures
    }; the words in it cannot be read
    .remedy = Use a ledger that is filled in cell by cell
sheet-is-prose = The sheet “{ $sheet }” is text and was not read
    .remedy = If it explains the workbook, nothing needs doing; to load it, use a ledger with a row for each project
joined-sheet = The sheet “{ $sheet }” lists the same projects again and again: by “{ $header }”, { $rows } rows are only { $projects } projects, { $repeats } rows each on average (“{ $name }”: { $most }); read as a ledger they would count many times, so it was not read
    .remedy = Upload a ledger with one row for each project; repeated details (visits, funds) belong in their own ledgers. To read it all the same, say on the Data page which ledger it is
sheet-of-its-month = The sheet “{ $sheet }” is loaded as of its own month ({ $day }); so are { $others }, and the newest is the current state
    .remedy = If the sheets are parts of one state, choose so under “Sheets of months” of this sheet on the Data page
sheets-together = The sheet “{ $sheet }” and { $others } name different months but hardly the same projects ({ $shared } in common); they were loaded together
    .remedy = If each is that month’s state, choose so under “Sheets of months” of this sheet on the Data page
refused-pivot = The file is the output of a pivot table, not a ledger; it was not read
    .remedy = Upload the list that the pivot table was made from
refused-joined = The same projects stand in the table again and again: by “{ $header }”, { $rows } rows are only { $projects } projects, { $repeats } rows each on average; read as a ledger they would count many times, so the file was not read
    .remedy = Upload a ledger with one row for each project; to read it all the same, say on the Data page which ledger it is
refused-picture = The file holds nothing but { $pictures ->
        [one] a picture
       *[other] { $pictures } pictures
    }; the words in it cannot be read
    .remedy = Upload a ledger that is filled in cell by cell, not a screenshot or a scan
refused-prose = The file is text without a ledger in columns; it was not read
    .remedy = Use a ledger with a row for each project; the Data page hands out templates
parted-by-unit = Parted by “{ $header }” into { $units } units: { $listed }; { $unnamed } rows that name none or several go to the unit chosen at the upload
    .remedy = Check the rows of each unit; what a unit’s earlier sheet of this form said is replaced by its own rows here
parted-before = { $count ->
        [one] { $count } of these rows is
       *[other] { $count } of these rows are
    } still current from an earlier sheet of “{ $unit }” and would stand beside the parts
    .remedy = Roll that version back first, or upload a sheet of “{ $unit }” of its own to replace it
unit-missing = “{ $header }” is blank; this row is loaded for the unit chosen at the upload
    .remedy = Enter the unit that this row belongs to
unit-several = “{ $header }” names several units; this row is loaded for the unit chosen at the upload
    .remedy = Enter one reporting unit; to give it to others, make a row for each
as-of-from-sheet = As of { $day }, taken from { $place ->
    [until] the day stated in { $cell }
    [title] the title { $cell }
    [column] the month column ({ $cell })
    [header] the header { $cell }
    [made] the day of making in { $cell }
    [sheet] the worksheet's name
   *[other] the file's name
 } “{ $text }”
    .remedy = If that is wrong, change the date of the upload and read it again
month-from-answer = There is no month column; read as { $month }, as you answered
    .remedy = If that is wrong, answer again on the Data page
period-assumed = Loaded as the records of { $start } to { $end }; what this unit reported for that time before is replaced
    .remedy = If the sheet speaks of other months, state its period on the Data page
column-missing = There is no column “{ $header }”; { $count ->
        [one] one row
       *[other] { $count } rows
    } cannot be loaded{ $rows ->
        [all] {""}
       *[other] {" "}(rows { $rows })
    }
    .remedy = Add the column “{ $header }”, or say on the Data page which column it is
required-missing = “{ $header }” is blank; the row cannot be loaded
    .remedy = Fill in “{ $header }”; where it is the same as above, repeat it or merge the cells
row-of-which = Row { $row } is a part of the one above (“{ $text }”) and is not loaded by itself
    .remedy = If it is a phase of its own, write the project's full name and the parent under Parent project
required-none = “{ $header }” says “{ $text }”, which is read as nothing; the row cannot be loaded
    .remedy = Fill in “{ $header }”; if there is no such thing, delete the row
required-unknown = “{ $header }” was left unknown, so the row cannot be loaded
    .remedy = Fill in “{ $header }”, or choose another meaning for the word on the Data page
row-not-loaded = {"; "}the row is left out because of it
unit-unclear = “{ $header }” states no unit; read in { $unit }
    .remedy = State the unit in the header or on a unit row, or correct it on the Data page
amounts-foreign = “{ $header }” is in { $currency } and no rate to yuan is known; { $count ->
        [one] one cell is
       *[other] { $count } cells are
    } not read, the text is kept
    .remedy = Enter the amounts in yuan and change the unit in the header
named-by-another = { $count } rows have no { $field } of their own; “{ $header }” stands for it
    .remedy = Add a column “{ $field }” where rows have names of their own; else nothing needs doing
unit-not-money = “{ $unit }” of “{ $header }” is no unit of money; read in the sheet's unit
    .remedy = Check the header's unit
amount-merged = “{ $header }” is merged with { $first }; the sum counts at { $first } only, this row has none
    .remedy = Give each project its own sum
amount-unlikely = { $amount } 万元 ({ $yi } 亿元) is out of all likelihood; read as written
    .remedy = Check unit (万元, 亿元) and number
amounts-unlikely = “{ $header }” has { $count ->
        [one] one sum
       *[other] { $count } sums
    } out of all likelihood, as if the whole column had another unit; read as written
    .remedy = Check the column's unit (万元, 亿元)
funds-not-read = “{ $header }” speaks of funds in place; its text is kept and counts in no sum of funds
    .remedy = Report it in the funds ledger, by month and basis

## Values

value-not-allowed = “{ $text }” is not an accepted value; it was not read
    .remedy = Accepted: { $allowed }
value-vague = “{ $text }” says too little; kept as unknown
    .remedy = Accepted: { $allowed }
item-column-unknown = The column “{ $text }” holds states, but is no known item; its { $count } cells were not read and do not count towards readiness
    .remedy = If it is another name of an item, use the one from the list of items
item-unknown = “{ $text }” is no known item; its text is kept and does not count towards readiness
    .remedy = Use a name from the list of items
year-unreadable = The year “{ $text }” cannot be read
    .remedy = Write four digits, for example 2021
lists-differ = “{ $header }” has { $count } entries for { $leaders } leaders; they were not read
    .remedy = Give one for each leader, in their order; a single one holds for all

## What was derived

marks-defined = { $count } { $count ->
    [one] cell was
   *[other] cells were
} read as the sheet's own notes say: { $marks }
    .remedy = Where a note says what is not meant, correct the note
posts-apart = In “{ $header }” posts stand beside names in { $count } { $count ->
    [one] cell
   *[other] cells
}; they were set apart: { $people }
    .remedy = Where that is wrong, write posts in the column of posts and names alone
person-by-post = “{ $text }” says a post and no full name
    .remedy = Give the name, else one person counts as several
stage-derived = { $count ->
        [one] One row states
       *[other] { $count } rows state
    } no stage; derived for { $dated } from dates, for { $named } from section or sheet name, for { $worded } from a stage written as progress or date: { $projects }
    .remedy = Fill in the stage column; what the ledger states comes first
state-derived = { $count ->
        [one] One row states
       *[other] { $count } rows state
    } no state; derived from date of completion, licence number or share
    .remedy = Fill in the state column
month-from-title = There is no month column; { $month } was taken from the title
    .remedy = Add a month column
month-from-as-of = There is no month column; the as-of month { $month } was taken
    .remedy = Add a month column
year-from-title = There is no year column; { $year } was taken from the title
    .remedy = Add a year column
year-from-headers = There is no year column; { $year } was taken from the headers
    .remedy = Add a year column
year-from-as-of = There is no year column; the as-of year { $year } was taken
    .remedy = Add a year column
basis-from-title = There is no basis column; “{ $basis }” was taken from title, header or section
    .remedy = Add a basis column
field-from-title = There is no column “{ $header }”; “{ $value }” was taken from the title
    .remedy = Add a column “{ $header }”
tier-from-post = There is no tier column; tiers were taken from posts: { $tiers } (persons); of { $unknown } more the post says none, they stay unknown
    .remedy = If that is wrong, add a tier column to the sheet
tiers-unclear = There is no tier column, and neither names nor posts tell the leaders' tier; kept as unknown and not counted as leadership visits
    .remedy = Add a tier column or write their posts, or say on the Data page which it is
mode-from-title = There is no mode column; “{ $mode }” was taken from title or header
    .remedy = Add a mode column
basis-unclear = The basis of the funds is not stated; kept as unknown and left out of every sum by basis
    .remedy = Add a basis column: 自治区平台, 企业自报 or 统计
basis-of-period-unclear = “{ $header }” does not say whether it is of the month, the year or all years; kept as unknown
    .remedy = Add a period column, or say on the Data page which of them it is
target-unit-unclear = A target of money states no unit; its number is kept as written
    .remedy = State 亿元 or 万元 in the unit column

## Checks

total-differs = The totals row of “{ $header }” states { $stated }, { $cells ->
        [none] its rows
       *[other] its rows { $cells }
    } add up to { $computed }: a difference of { $difference }{ $likely ->
        [none] {""}
       *[other] ; one digit makes it, likely in { $likely }
    }
    .remedy = Check the total, and the rows for one missing, repeated or in another unit
sum-slips = “{ $header }” states { $stated }, { $less ->
        [none] { $cells } add up to { $computed }
       *[other] { $cells } less { $less } come to { $computed }
    }: one digit makes the difference, likely in { $likely }
    .remedy = Check these cells; where the sheet does not tell which one is wrong, each is named
sum-leaves-out = The formula for the total of “{ $header }” adds up { $cells } and leaves out { $left } right beside
    .remedy = Widen the formula’s range to these cells; leave it where they do not belong to the total
duplicate-project = “{ $text }” repeats { $first }; both rows are loaded and count as one project
    .remedy = Delete the repeated row; for phases give each its own name and parent project
entry-twice = Says the same as the row of { $first }; both are loaded and counted as two
    .remedy = Delete the repeated row; where they are two matters, leave them
projects-in-two-sheets = { $count ->
        [one] One project stands
       *[other] { $count } projects stand
    } on the sheet “{ $sheet }” of “{ $file }” too; both sheets are loaded
    .remedy = If they are months of one table, set the older one to be left out
part-above-whole = “{ $header }” of { $part } 万元 is above “{ $whole_header }” of { $whole } 万元
    .remedy = Check units (万元, 亿元) and numbers
share-too-large = A share of { $share } is above 150%
    .remedy = Check whether it was multiplied by 100 once too often
funds-above-investment = Funds in place of “{ $project }”, { $amount } 万元, are above its planned investment of { $planned } 万元
    .remedy = Check units (万元, 亿元) and period
project-unknown = No projects ledger has “{ $project }”
    .remedy = Check name or code; nothing to do if the projects ledger comes later
start-before-signing = The start ({ $second }) is before the signing ({ $first })
    .remedy = Check both dates
production-before-start = Production ({ $second }) is before the start ({ $first })
    .remedy = Check both dates
production-planned-before-start = Planned production ({ $second }) is before the planned start ({ $first })
    .remedy = Check both dates
completion-before-start = Completion ({ $second }) is before the start ({ $first })
    .remedy = Check both dates
capacity-before-production = Design capacity ({ $second }) is before production ({ $first })
    .remedy = Check both dates
assignment-number-twice = Assignment number “{ $text }” stands in { $first } too; both rows were loaded and count as one assignment
    .remedy = One number is one assignment: correct the number, or join the two rows
assignment-due-before-order = The due date ({ $second }) is before the day of the order ({ $first })
    .remedy = Check both dates
assignment-extension-early = The extension ({ $second }) ends before the due date ({ $first })
    .remedy = Check both dates
assignment-closed-before-order = It was closed ({ $second }) before it was ordered ({ $first })
    .remedy = Check both dates
assignment-not-followed = This assignment has no “{ $header }”, so nobody can be asked for it in time
    .remedy = Fill it in; where there is none, say so in the remark
assignment-column-missing = The sheet has no column “{ $header }”, so { $count ->
        [one] one assignment
       *[other] { $count } assignments
    } cannot be followed in time
    .remedy = Add the column, or say on the Data page which one it is
end-before-start = The end ({ $second }) is before the beginning ({ $first })
    .remedy = Check both dates
state-jumped = The state went from “{ $old }” straight to “{ $new }”; the step between was never told (after it may come: { $after })
    .remedy = Check the state; where the step was taken, publish it so and tell the step
state-unexplained = “{ $state }” without a “{ $reason }”
    .remedy = Fill in “{ $reason }”
date-after-as-of = “{ $text }”, a date of what has happened, is after the as-of date { $as_of }
    .remedy = Check it; a plan belongs in a planned column
date-planned = “{ $text }” is a plan; it was not read as “{ $header }”{ $moved ->
        [yes] {" "}but as the planned date
       *[no] {""}
    }
    .remedy = Write the date once it has happened; a plan belongs in a planned column
date-year-supplied = “{ $text }” states no year; inferred as { $read }: { $name } (by the { $place ->
    [header] header
    [section] section
    [sheet] sheet's name
    [file] file's name
   *[title] title
} “{ $said }”)
    .remedy = Check the year, and write it in the sheet
state-remark = “{ $text }” is read as “{ $state }”; no column takes “{ $rest }”, it is kept as a remark
    .remedy = Give dates and numbers columns of their own, to be counted by
limit-read = “{ $text }” is a limit, no date; kept as “{ $header }”: { $days } working days
    .remedy = Better give the limit and the due date a column each
value-by-province = “{ $text }” is a place; by its province it is read as “{ $value }”
    .remedy = Check it; where origin does not decide, write the word itself in the sheet
date-span-read = “{ $text }” is a span in one cell; read as { $first } to { $last }
    .remedy = Check it; better give start and end a column each, with the year
days-differ = { $days } days do not fit the dates given ({ $span } days)
    .remedy = Check days and dates
coordinates-swapped = Longitude and latitude stand in each other's column; read the right way round
    .remedy = Swap the two columns in the sheet
coordinates-implausible = The coordinates are outside China and were not used for the map
    .remedy = Check longitude and latitude
coordinate-alone = Only one of longitude and latitude is given; not used for the map
    .remedy = Give the other one too

## What people taught

word-taught = In “{ $header }”, “{ $text }” was read as “{ $value }” as remembered, in { $count ->
    [one] one cell
   *[other] { $count } cells
}: { $cells }
    .remedy = If that is wrong, change it on the Data page or un-remember it
word-taught-unknown = In “{ $header }”, “{ $text }” was left unknown as remembered, in { $count ->
    [one] one cell
   *[other] { $count } cells
}: { $cells }
    .remedy = If that is wrong, change it on the Data page or un-remember it
word-taught-outdated = In “{ $header }”, “{ $text }” was to be read as “{ $value }” as remembered, but “{ $value }” is no accepted value any more, so it was not done
    .remedy = Accepted: { $allowed }. Change it on the Data page or un-remember it
alias-read = “{ $text }” was read as “{ $value }”, the name remembered for it, in { $count ->
    [one] one cell
   *[other] { $count } cells
}: { $cells }
    .remedy = If that is wrong, change the name on the Data page or un-remember it
reporting-unit-renamed = The reporting unit “{ $text }” was taken as “{ $value }”, as remembered: both names are one unit, and this upload replaces its last one
    .remedy = If they are two units, un-remember the name on the Data page
place-outside-county = The coordinates ({ $longitude }, { $latitude }) are not in { $county }{ $found ->
    [none] {""}
   *[other] {" "}(but in { $found })
}; they were kept, and the map lists the project as outside
    .remedy = Check the coordinates and their datum; nothing needs doing for a project that is outside
