# What is found while cells are read. Every message has $text: the cell as the file has it.

cell-error = The cell holds the error “{ $text }”; it was not read
    .remedy = Mend the formula or type the value, then upload again
formula-without-value = The formula was saved without a result; it was not read
    .remedy = Open the file in Excel or WPS, recalculate, save and upload again
value-contract = Contract
value-framework = Framework agreement
value-intent = Letter of intent
value-strategic = Strategic agreement
value-partly = Partly
value-wholly = Wholly
value-level-banner = { $county_kind ->
    [banner] Banner
   *[other] County
}
value-level-city = City
value-level-region = { $region_kind ->
    [province] Province
   *[other] Region
}
value-level-state = State
value-unit-pieces = {""}
value-unit-pieces-of = {""}
value-unit-items = {""}
value-unit-companies = {""}
value-unit-attendances = {""}
value-unit-working-days = working days
value-yuan = Yuan
value-dollar = US dollar
value-hong-kong-dollar = Hong Kong dollar
value-euro = Euro
value-yen = Yen
value-assisted = Assisted
value-done-for = Done for them
value-accompanied = Accompanied
value-verified = Verified
value-called-on = Called on
value-matter-permits = Permits
value-matter-land = Land
value-matter-water-power = Water and power
value-matter-money = Money
value-matter-labour = Labour
value-matter-infrastructure = Infrastructure
value-unsolved = Unsolved
value-being-solved = Being solved
value-solved = Solved
value-event-promotion = Promotion
value-event-talks = Business talks
value-event-round-table = Round table
value-event-summit = Summit
value-event-fair = Trade fair
value-event-expo = Expo
value-event-launch = Launch
value-following-up = Being followed up
value-completed = Completed
value-not-contacted = Not contacted
value-followed = Followed up
value-became-project = Became a project
value-duplicate = Duplicate
value-no-duplicate = No duplicate
value-void = Void
value-hotline = 24-hour hotline
value-invited = Invited by the government
value-volunteered = Signed up
value-asked-for-needs = Asked by the government
value-invited-and-volunteered = Invited and signed up
value-matter-finance = Finance
value-matter-utilities = Water, power, gas
value-matter-approval = Approvals
value-matter-policy = Policy advice
value-handling-usual = Usual
value-handling-complex = Complex
value-handling-lead = Leading
value-handling-assist = Assisting
value-not-accepted = Not accepted
value-accepted = Accepted
value-passed-on = Passed on
value-followed-up = Asked afterwards
value-taken-up-again = Taken up again
value-cannot-be-done = Cannot be done
value-satisfied = Satisfied
value-mostly-satisfied = Mostly satisfied
value-not-satisfied = Not satisfied
value-director = Director
value-leading-official = Leading official
value-liaison = Liaison
value-item-licence = Licence
value-item-confirmation = Confirmation
value-item-public-service = Public service
value-item-other-power = Other power
value-needed = Needed
value-not-needed = Not needed
value-may-follow = May follow
value-own-document = Applicant's own
value-issued-document = Issued by an office
value-shared-document = Shared data
value-study-group = Study group
value-study-discussion = Discussion
value-study-lecture = Party lecture
value-study-platform = Xuexi Qiangguo
value-study-account = WeChat account
value-study-chat = WeChat group
value-not-yet-judged = Not yet judged
value-recognised = Recognised
value-refused = Refused
value-undecided = “{ $text }” says that this is not decided yet; kept as unknown
    .remedy = Fill it in once it is decided

# $shown: as a percentage
amount-percent = A percentage “{ $shown }” stands in an amount column; it was not read
    .remedy = Give the amount, or set the cells' format to a number
amount-is-date = A date “{ $text }” stands in an amount column; it was not read
    .remedy = Give the amount and set the cell's format to a number
# $unit: the cell's own unit; $header_unit: the header's unit
amount-own-unit = The cell has its own unit { $unit }, the header says { $header_unit }; read in { $unit }
    .remedy = Check it; one unit for the whole column is best
amount-unreadable = The amount “{ $text }” cannot be understood; it was not read
    .remedy = Give figures only, such as 12000 or 1.2亿元
amount-too-large = The amount “{ $text }” is beyond what can be recorded; it was not read
    .remedy = Check the figure and its unit
amount-negative = The amount “{ $text }” is negative; it was read as it stands
    .remedy = Correct it unless it is a deduction
# $currency: the currency written in the cell
amount-currency = The amount “{ $text }” is in another currency ({ $currency }) than its column; it was not read
    .remedy = Convert it to the column's currency, or name the currency in its own column
amount-vague = The amount “{ $text }” is inexact; the text is kept, no number was read
    .remedy = Give the exact amount
# $read: the number read, in 万元
amount-approximate = The amount “{ $text }” is approximate; read as { $read } 万元
    .remedy = Give the exact amount
amount-words = The amount column holds the words “{ $text }”; the text is kept, no number was read
    .remedy = Give a number, or leave the cell empty
amount-range = The amount “{ $text }” is a range; it was not read
    .remedy = Give one exact amount
# $parts: the parts as written
amount-several = One cell holds several amounts ({ $parts }); none was read
    .remedy = Give each phase its own row, or the total only

date-unreadable = The date “{ $text }” cannot be understood; it was not read
    .remedy = Write it as 2021-09-30 or 2021年9月
# $read: the date read
date-from-serial = “{ $text }” is a date's day number; read as { $read }
    .remedy = Set the cell's format to a date
# $year: the year
date-unlikely = The year { $year } of “{ $text }” is implausible; read as it stands
    .remedy = Check the year
date-short-year = “{ $text }” has a two-digit year; read as { $year }
    .remedy = Write the year with four digits
date-without-year = The date “{ $text }” has no year; it was not read
    .remedy = Add the year, such as 2021年9月
date-words = The date column holds the words “{ $text }”; the text is kept, no date was read
    .remedy = Give a date, or leave the cell empty
date-range = “{ $text }” is a span of time; it was not read
    .remedy = Give the first and the last day in their own columns
date-several = One cell holds several dates ({ $parts }); none was read
    .remedy = Give each phase its own row
date-ambiguous = The number “{ $text }” may be January or October { $year }; it was not read
    .remedy = Write { $year }年1月 or { $year }年10月

number-unreadable = “{ $text }” is no number; it was not read
    .remedy = Give figures only
number-vague = “{ $text }” is inexact; the text is kept, no number was read
    .remedy = Give the exact number
# $read: the number read
number-approximate = “{ $text }” is approximate; read as { $read }
    .remedy = Give the exact number
number-words = The number column holds the words “{ $text }”; the text is kept, no number was read
    .remedy = Give a number, or leave the cell empty if it is not known
number-percent = A percentage “{ $text }” stands in a number column; it was not read
    .remedy = Give a number
integer-expected = “{ $text }” is no whole number; it was not read
    .remedy = Give a whole number

share-unreadable = The share “{ $text }” cannot be understood; it was not read
    .remedy = Write it as 65% or 0.65
# $read: the share read
share-unlikely = The share “{ $text }” ({ $read }) is implausible; read as it stands
    .remedy = Check it
share-under-percent = The header's unit is %; “{ $text }” was read as { $read }
    .remedy = Check whether it is a percentage or a fraction
share-mixed = The column holds fractions and percentages; “{ $text }” was read as { $read }
    .remedy = Use one form in the whole column, with the percent sign
share-ambiguous = “{ $text }” has no percent sign and may be a multiple or a percentage; it was not read
    .remedy = Add the percent sign, such as 129%
share-assumed-percent = “{ $text }” has no percent sign; read as { $read }
    .remedy = Add the percent sign

text-too-long = This cell holds { $count ->
        [one] { $count } character
       *[other] { $count } characters
    }, too many for one date, amount, number or status; it was not read
    .remedy = Move the explanation to the remarks column and leave one value here
text-digits-lost = The code “{ $text }” was saved as a number; its digits after the 15th are lost; it was not read
    .remedy = Set the cell's format to text and type the whole code again
flag-unreadable = “{ $text }” says neither yes nor no; it was not read
    .remedy = Write 是 or 否
names-unreadable = “{ $text }” is no name; it was not read
    .remedy = Give names, separated by 、
names-counted = “{ $text }” says how many, not who; the text is kept and counts as none
    .remedy = Write out the names, with 、 between them
# $rest: the part that names nobody
names-and-others = “{ $text }” does not list everyone; “{ $rest }” was not counted
    .remedy = List all names
coordinate-unreadable = The coordinate “{ $text }” cannot be understood; it was not read
    .remedy = Give degrees (107.4812) or degrees, minutes, seconds (107°28′52″)
coordinate-metres = The coordinate “{ $text }” is in plane metres; this cell was not read as degrees
    .remedy = Give longitude and latitude, or fill both columns of plane coordinates
coordinate-pair = One cell holds longitude and latitude ({ $text }); it was not read
    .remedy = Give longitude and latitude in their own columns

# Rows that are no data: why they were taken for that

layout-reason-above-header = above the header
layout-reason-above-data = above the first row of data that you named
layout-reason-unit-row = states the unit of amounts only
layout-reason-section-row = a group's title, with nothing else
layout-reason-section-with-sums = a group's title with the group's sums
layout-reason-total-word = opens with a word such as 合计 or 小计
layout-reason-sum-of-rows = numbers only, each the sum of its column
layout-reason-note-words = a footnote, a source or a signature line
layout-reason-after-last-row = a single cell after the last data row
layout-reason-serial-only = a running number with nothing else
layout-reason-nothing-to-report = says that there is nothing to report
layout-reason-other-table = a row of another table below, which has no header of its own
layout-reason-beside-form = text beside the form
layout-reason-blank-of-every-name = blank in each of the columns: no record
# $count: cells with a list number
list-numbers = Numbers that count a list were left out of the names in { $count } { $count ->
    [one] cell
   *[other] cells
} (first “{ $text }”)
    .remedy = Where the number belongs to the name, take the dot, comma or bracket behind it away

# What the county and the region above it are
county-kind = { $county_kind ->
    [banner] banner
    [city] city
    [district] district
   *[county] county
}
region-kind = { $region_kind ->
    [region] region
    [municipality] municipality
   *[province] province
}
county-towns = towns
