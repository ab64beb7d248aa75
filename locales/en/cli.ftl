# Database and command line

store-ledger = { $ledger ->
    [projects] projects ledger
    [readiness] readiness ledger
    [visits] visits report
    [funds] funds ledger
    [targets] targets
    [assignments] assignments
   *[other] { $ledger }
}

store-refused = The database refused this step.
    .remedy = Try again; if it persists, ask the administrator.
store-busy = The database { $path } is in use by another program.
    .remedy = Use the running app, or close the program that holds it and try again.
store-unreachable = { $path } cannot be opened: no permission, or no such folder.
    .remedy = Check the path and the permissions of its folder.
store-newer-database = The database was written by a newer release (step { $database }); this one knows steps up to { $release }.
    .remedy = Update the program and open it again; nothing was changed.
store-not-a-ledger-database = { $path } is no database of this product.
    .remedy = Check the path; the file was not touched.
store-newer-file = { $path } was written by a newer database engine; this program cannot read it.
    .remedy = Update the program and open it again; nothing was changed.
store-damaged = The database { $path } is damaged; parts of it cannot be read.
    .remedy = Keep a copy of the file, then restore the last backup; upload again what was published since.
store-disk-full = The disk is full: { $path } takes in nothing; nothing of this step was stored.
    .remedy = Make room, then do it again.
store-read-only = The disk of { $path } can be read but not written; nothing of this step was stored.
    .remedy = Check the disk (a failing one is often turned read-only), then do it again.
store-disk-failed = The disk failed: { $path } was not written; nothing of this step was stored.
    .remedy = Check the disk and do it again; if it comes back, back up to another disk first.
store-stopped = The disk failed during a write and the database { $path } was shut; nothing of this step was stored.
    .remedy = Check the disk and start the program again.
store-lake-not-installed = What a shared database needs is not installed on this machine.
    .remedy = The administrator installs it as “Several servers on one database” of the administrator's guide says, and starts the program again.
store-lake-password = The setting of the shared database holds a password; nothing was opened.
    .remedy = Move the password into a password file or the service's secrets (“Several servers on one database” of the administrator's guide) and take it out of the setting.
store-lake-catalogue = The catalogue of the shared database ({ $path }) cannot be reached, or lets nobody in; nothing of this step was stored.
    .remedy = Check address, account and password, see that the catalogue runs, and try again.
store-lake-unconfirmed = The catalogue of the shared database ({ $path }) went away while it stored this step: it is there whole or not at all, and nobody has said which.
    .remedy = Once the catalogue runs, look at the history; do it again only where the step is missing.
store-lake-store = The file store of the shared database ({ $path }) cannot be reached, lets nobody in, or is not the one that the catalogue names; nothing of this step was stored.
    .remedy = Check the store's address, place and key, see that it runs, and try again.
store-lake-turn = Another server is writing into the shared database ({ $path }); half a minute was not enough to wait. Nothing of this step was stored.
    .remedy = Try again in a moment.
store-not-empty = { $path } holds data already; nothing was moved.
    .remedy = Name a new, empty database; what is there was left alone.
store-moved-differs = What was moved is not what was there ({ $tables }); all of it was taken back.
    .remedy = Run the check-up, then move again; the old database was left alone.
store-stale = The { store-ledger } of { $unit } has changed since you previewed it (against version { $base }, now { $last }).
    .remedy = Look at the changes again before publishing; nothing was stored.
store-already-published = { $files } is there already: published as version { $version }, read the same way.
    .remedy = No need to upload it again; to correct it, change the sheet or its column mapping first.
store-unknown-version = There is no version { $version } (the last is { $last }).
    .remedy = See the versions command or the history on the Data page.
store-unknown-snapshot = The data behind this page was replaced by a restore.
    .remedy = Reload the page.
store-nothing-to-change = Nothing would change against the current version { $version }.
    .remedy = There is nothing to do.
store-nothing-to-publish = There are no rows to publish.
    .remedy = See the issues in the report, correct the sheet and upload it again.
store-overlapping-drafts = This upload holds two { store-ledger }s of { $unit } for the same date and period.
    .remedy = Merge them, or upload each under its own date.
store-circular-alias = “{ $written }” read as “{ $stands_for }” would lead back to itself.
    .remedy = Forget the opposite alias first, then try again.
store-not-remembered = Nothing remembered has the id { $id }.
    .remedy = See what is remembered with the command remembered, or on the Data page.
store-column-changed = The column { $field } of { $ledger } holds data already and cannot become another type.
    .remedy = Give the column a new name; what is there stays under the old one.
store-file-exists = { $path } exists already.
    .remedy = Choose another name; a backup never overwrites a file.

# Inbox
inbox-by = inbox
inbox-broken = The program failed on this; nothing was stored.
    .remedy = Send the file to the administrator; the program's log says where it failed.
inbox-as-of-stated = As of { $date } (from the file's name).
inbox-as-of-assumed = As of { $date } (the file's name has no date, so the end of last month; to set one, put it in the name, such as 2021-12-31).

# Command line: results
cli-by = command line
cli-error = Not done: { $message }
cli-remedy = What to do: { $remedy }
cli-nobody = The database is in use, and no running app took the job.
    .remedy = See that the app is running, or close the program that holds the database and try again; --wait SECONDS waits longer.
cli-unanswered = The app took the job but did not answer.
    .remedy = See with the versions command whether it was done before doing it again.
cli-broken = The program failed; this step was not completed.
    .remedy = Send { $path } and the files used to the administrator; published versions are as they were.
cli-file = { $file }: { $status ->
    [ok] fine
    [issues] usable, with issues to look at
    [refused] cannot be read
   *[other] { $status }
}
cli-sheet-none = sheet "{ $sheet }": none of the ledgers, not read
cli-sheets-none = { $count } sheets are none of our ledgers and were not read: { $sheets }
cli-sheet = sheet "{ $sheet }": { store-ledger }, { $read ->
    [one] { $read } row
   *[other] { $read } rows
} read, { $loaded } to load, { $rejected } rejected, { $not_data } not data{ $has_unit ->
    [0] {""}
   *[other] , amounts in { $unit }
}
cli-also = The same table feeds the { store-ledger } too: { $rows ->
    [one] one entry
   *[other] { $rows } entries
}
cli-no-header = (no header)
cli-unmapped = columns nobody knows (kept as they are): { $columns }
cli-issue = { $severity ->
    [error] error
    [warning] warning
   *[other] note
} { $place }{ $has_value ->
    [0] {""}
   *[other] {" "}"{ $value }"
}: { $message }
cli-issue-group = { $count } × { $severity ->
    [error] error
    [warning] warning
   *[other] note
}: { $do }
cli-issue-such-as = such as { $place }{ $has_value ->
    [0] {""}
   *[other] {" "}"{ $value }"
}: { $message }
cli-changes = changes ({ store-ledger }, { $unit }, as of { $as_of }): { $added } added, { $changed } changed, { $removed } removed, { $unchanged } as before
cli-changes-first = changes ({ store-ledger }, { $unit }, as of { $as_of }): the first report, { $added ->
    [one] one row
   *[other] all { $added } rows
} added
cli-changes-more = { $count ->
    [one] and one more row
   *[other] and { $count } more rows
}
cli-all = --all lists each by itself
cli-change = { $kind } { $name }  { $field }: { $old } → { $new }
cli-held-questions = { $count ->
    [one] The question marked “to be answered before publishing” touches the figures: not published yet.
   *[other] The { $count } questions marked “to be answered before publishing” touch the figures: not published yet.
}
    To answer: run check on the same files with the same --unit and --as-of and --write-answers FILE; fill in each answer; then add --answers FILE to import.
    To publish everything as it reads now: add --as-read to import.
cli-held-questions-strict = { $count ->
    [one] One question is not answered
   *[other] { $count } questions are not answered
} (--strict): write them with check --write-answers, fill them in and add --answers to import; or leave --strict out.
cli-held-errors-strict = The files have errors (--strict): correct them, or leave --strict out.
cli-memory-used = read by what is remembered:
cli-memory-no-unit = no --unit: nothing remembered was used, nothing compared with what is published.
cli-memory-no-database = no database yet: nothing is remembered, nothing published to compare with.
cli-memory-busy = the database is in use and nobody answered: nothing remembered was used, nothing compared with what is published.
cli-memory-unreachable = the database cannot be opened: nothing remembered was used, nothing compared with what is published.
cli-answers-written = wrote { $path }: { $count ->
    [one] one question to answer
   *[other] { $count } questions to answer
}
cli-known = the { store-ledger } of { $files } is there already (version { $version }), not stored again
cli-published = published as version { $version }, { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}
cli-nothing-stored = nothing was stored
cli-no-versions = no versions yet
cli-version = version { $version }  { $at }  { $by }  { $action ->
    [publish] published
    [roll_back] rolled back to version { $target }
    [remove_sample] removed the sample
    [rename_unit] a unit goes under another name
    [place] changed places on the map
    [restore] restored from a backup (its version { $target })
    [decide] decided which projects are the same
   *[other] { $action }
}{ $has_note ->
    [0] {""}
   *[other] {"  "}{ $note }
}
cli-batch = { store-ledger }, { $unit }, as of { $as_of }, { $loaded ->
    [one] { $loaded } row
   *[other] { $loaded } rows
} loaded, { $rejected } rejected: { $files }
cli-proof = { $same ->
    [same] same
    [other] NOT the same
   *[unknown] cannot be told (the file is not kept)
}: { store-ledger }, { $unit }, as of { $as_of }, { $loaded ->
    [one] { $loaded } row
   *[other] { $loaded } rows
} published{ $same ->
    [unknown] {""}
   *[other] , { $now } read now
}: { $files }
cli-proof-nothing = Version { $version } brought nothing out of files, so there is nothing to read again.
cli-original = wrote the file { $file } as it came to { $path }
cli-written = wrote { $path }
cli-sample-known = the sample is there already, not stored again
cli-backed-up = backed up to { $path } (version { $version })
cli-forgotten = Forgotten:
cli-alias = { $kind ->
    [person] Person
   *[other] Unit
}: { $written } → { $meant }{ $has_days ->
    [0] {""}
   *[other] { " " }({ $days })
}, { $by }, { $at }, id { $id }
cli-alias-from = from { $date }
cli-alias-until = until { $date }
cli-mapping = { $unit }: { $place }, { $by }, { $at }, id { $id }
cli-mapping-rows = header rows { $rows }
cli-accounts-none = No accounts yet
cli-no-counties = the settings name no counties, so there are no boards to run together
    .remedy = Name the prefecture and its counties in var/rules/prefecture.toml, then run it again.
cli-counties-ended = { $count ->
    [one] the boards of the prefecture and of { $count } county have ended
   *[other] the boards of the prefecture and of { $count } counties have ended
}
cli-account = { $name }: { $role }, { $state }{ $is_editor ->
    [1] , units: { $units }
   *[other] {""}
}{ $county ->
    [none] {""}
   *[other] , only for the county { $county }
}
cli-account-link = Link of { $name }, which works once (open it in a browser and choose a password; … is this app's address): { $address }/sign-in/link#{ $token }
cli-token = New sign-in link (works once, within 24 hours; earlier links and every sign-in stop working; … is this app's address): { $address }/sign-in/link#{ $token }
cli-start-others-refused = Listening on { $address } without encryption: every other machine is refused (403), only this one is answered. Put it behind a reverse proxy with TLS (deploy/Caddyfile) or start it with a certificate (--server.sslCertFile, --server.sslKeyFile); or set [tls] required = false in var/rules/access.toml, and whoever listens on the network reads along.
cli-yes = yes
cli-no = no

# Command line: figures
cli-figure = { $label }: { $value }
cli-figure-group = { $label }:
cli-figure-signed-projects = projects signed this year
cli-figure-signed-planned-investment-wan = their planned total investment
cli-figure-signed-without-amount = of them without an amount
cli-figure-funds-in-place-wan = funds in place this year (by definition, never added)
cli-figure-projects-pushed = projects pushed by visits (the tiers overlap, never added)
cli-figure-banner-leaders = { $county_kind ->
    [banner] banner leaders
   *[other] county leaders
}
cli-figure-county-sponsors = county-level sponsoring leaders
cli-figure-distinct = distinct
cli-figure-visits = outbound visits
cli-figure-visits-without-tier = trips not counted, for want of a tier
cli-figure-funds-status-wan = funds of the year by status (returned ones are in no sum)
cli-figure-approved = approved
cli-figure-reported = reported
cli-figure-unstated = no status stated
cli-figure-returned = returned
cli-figure-trips = trips
cli-figure-person-trips = person-trips
cli-figure-days = days
cli-figure-companies = companies
cli-figure-stages = stages
cli-figure-stock = at this stage
cli-figure-flow = entered this year
cli-figure-flow-investment-wan = planned investment of those entered
cli-figure-investment-wan = planned total investment
cli-figure-readiness = readiness states
cli-figure-starting-production = planned to start production this quarter (the next one at a quarter’s end)
cli-figure-starting-production-undated = said to start soon, without a date
cli-figure-starting-production-overdue = past their planned date
cli-figure-services = Services in the hall
cli-figure-departments = Departments
cli-figure-items-due = Items due
cli-figure-items-entered = Items entered
cli-figure-entry-share = Entry rate
cli-figure-services-reported = Cuts as reported (no base, cannot be checked)
cli-figure-recomputed = Cuts recomputed from two dated lists, or from one that says what was before
cli-figure-materials-cut = Materials cut
cli-figure-materials-cut-share = Share of materials cut
cli-figure-days-cut = Working days cut
cli-figure-days-cut-share = Share of days cut
cli-figure-needs = Enterprise requests
cli-figure-sessions = Sessions
cli-figure-companies-text = Companies (as written)
cli-figure-requests = Requests
cli-figure-closed-on-time = Closed on time
cli-figure-closed-late = Closed late
cli-figure-open-overdue = Overdue and open
cli-figure-on-time-share = On time = closed on time ÷ (closed + overdue and open)
cli-figure-as-of = as of
cli-figure-version = version
cli-ledger-rows = { $count } rows
cli-ledger-open = { $count } open
cli-ledger-closed = { $count } closed
cli-ledger-overdue = { $count } overdue
cli-ledger-sum = sum of { $field }
cli-ledger-unknown = { " " }({ $count } not stated)

# Command line: usage
cli-usage-see-help = Usage: python -m data --help --lang en
cli-usage-missing = missing: { $what }
cli-usage-unknown = unknown: { $what }
cli-usage-choice = { $where } cannot be "{ $what }"
cli-usage-value = { $where } needs a value
cli-usage-number = { $where } needs a number, not "{ $what }"
cli-usage-wrong = { $where }: { $what }
cli-usage-together = { $where } and { $what } exclude each other
cli-usage-date = "{ $value }" is no date; write 2021-12-31
cli-usage-year = "{ $value }" is not between { $first } and { $last }
cli-usage-period = "{ $value }" begins after it ends
cli-usage-file = there is no file "{ $value }"
cli-usage-unit = the reporting unit is empty
cli-usage-unit-long = A reporting unit has { $limit } characters at most
cli-usage-folder = “{ $value }” is a folder; name the files in it
cli-usage =
    Usage: python -m data COMMAND [options]

    check FILE…                    check workbooks, store nothing; with --unit UNIT --as-of DATE by
                                   what is remembered and against what is published;
                                   --write-answers FILE2 writes the questions to be answered
    check --version N              read the kept files of version N again and say whether
                                   the same rows come out
    import FILE… --unit UNIT [--as-of DATE] [--at-once | --when-due]
                                   check and publish; --period START..END for ledgers of events,
                                   --note TEXT, --answers FILE answers questions,
                                   --as-read publishes as read where figures are in question,
                                   --strict stores nothing where there is an error or a question
    annotate FILE --out FILE2      the workbook back, a comment in each cell with an issue;
                                   with --unit UNIT --as-of DATE by what is remembered, as check
    annotate MARKED --original --out FILE2
                                   the file as it was before it was marked, byte for byte
    feedback FILE… --unit UNIT --out X.docx
                                   the sheet of what a unit has to check, read by what is
                                   remembered for it (--as-of DATE)
    tables FILE…                   the tables of each sheet: range, header, data and total rows
    versions                       history: who, when, which files
    rollback N                     back to version N (0: empty); no history is lost
    figures [--as-of DATE]         the main figures
    dispatch [--from DATE] [--to DATE]
                                   two dates compared: bridges, changes, text to read aloud
    sample [FOLDER] [--load]       write the sample workbooks; --load publishes them too
    backup PATH                    back up, also while the app runs
    restore PATH                   restore a backup; what was there is kept first
    move FROM TO                   move the whole database (a file, or ducklake:… for a shared one), proven equal
    doctor                         check-up: database, settings, disk, clock, backups (tried)
    inbox                          what becomes of each unit's files, how many are waiting
    inbox policy UNIT hold|publish-if-clean
                                   hold for a person, or publish where nothing is wrong
    returns [--period YYYY-MM]     collecting returns: who filed this month, who has not, reminders
    form --unit UNIT PATH          write a unit's form, filled in (also --ledger L --period YYYY-MM)
    template --ledger L [--form F] PATH
                                   writes the empty workbook of a form, with what is known to choose from
    ledger NAME [--as-of DATE]     an own ledger: rows, overdue, sums, its declared measures
    ledgers                        which ledgers there are, with rows and columns; files that cannot be used
    ledgers propose FILE [--sheet NAME] [--unit UNIT]
                                   what a table of none of them would be as one, as a declaration (TOML)
    ledgers add FILE.toml          declare a ledger
    ledgers take-back NAME         take an own ledger back; its rows stay
    ledgers export NAME            print the declaration of an own ledger
    remembered [--unit UNIT]       what is remembered: columns, words, names, each with its id
    forget ID                      un-remember one of them
    account [add|invite|reset|close|open NAME] [--role ROLE] [--units UNIT,UNIT] [--county CODE]
                                   list accounts, make one, invite anew, take its telephone off, close, open again;
                                   making and inviting print the token of a link that works once
    counties [--port N] [-- OPTION…]   run the boards of the prefecture and of its counties until Ctrl-C
    token --new                    make a new sign-in link and end every sign-in

    With check and import: --answers FILE; --all lists every issue
    With each: --json for machines; --lang en; --by NAME; --wait SECONDS (for the app to take the job)
    LEDGER_DATABASE names the database (a file, or ducklake:… for a shared one), var/signboard.duckdb by default
    Exit codes: 0 fine; 1 the input has errors or is refused; 2 wrong usage; 3 busy and nobody took the job
cli-held-to-come = The as-of day is still to come, so nothing is published yet: --when-due publishes on that day, --at-once publishes now.
cli-moved = Moved, and the same on both sides: { $tables } tables, { $rows } rows, the figures of { $versions } versions. Set LEDGER_DATABASE to the new place and start the program again.
cli-move-lakes = Both are shared databases; one of the two at most can be.
    .remedy = Move into a file first, and from there.
cli-move-figures = The tables moved are the same, but the figures of some versions are not: { $versions }.
    .remedy = Do not use the new database; go on with the old one and tell the administrator.
cli-waits = Checked; published by itself on { $day } (the app must run on that day; on the Data page it can be published or given up before).
cli-table = { $sheet }: { $range }, header rows { $header }, { $rows } rows of data, { $totals } of totals
cli-no-tables = No table was found.
cli-no-form = there is no form “{ $form }”; there are: { $known }
cli-list = { $title }: { $row } rows, { $open } open, { $closed } closed, { $unstated } not stated, { $overdue } overdue
cli-list-sum = { $field } { $total } in all, { $unknown } rows left blank
cli-list-late = { $days } days overdue: { $label }
cli-ledger = { $name } · { $title }{ $own ->
    [0] { "" }
   *[other] { " " }(own)
}: { $rows } rows, { $columns } columns
cli-ledger-added = “{ $title }” is declared. The next sheet of it is recognised.
cli-ledger-taken-back = “{ $name }” is taken back; its rows stay in the database and are seen again once the declaration is back.
cli-usage-no-text = “{ $value }” is no text file
cli-ledgers-no-such = There is no own ledger “{ $name }” (there are: { $known }).
    .remedy = See the names with the command ledgers.
cli-ledgers-nothing-to-propose = No table of { $file } can become a new ledger.
    .remedy = See with the command check what each table was read as.
cli-ledgers-several = Several tables of { $file } can become ledgers: { $sheets }.
    .remedy = Name one with --sheet.
cli-ledgers-no-name = { $file } has no title, and its name does not say what it is.
    .remedy = Give the table a title, or the file a name, and try again.
cli-ledgers-name-taken = There is a ledger “{ $name }” already.
    .remedy = Change the table's title, or choose another name on the Data page.
cli-ledgers-no-identity = No columns of { $file } tell its rows apart.
    .remedy = Add a column of numbers, or choose the columns on the Data page.
cli-ledgers-role-twice = Several columns have the same use: { $headers }.
    .remedy = Change one of them on the Data page.
cli-ledgers-no-date = { $file } holds events, but no column of dates.
    .remedy = Add one, or say on the Data page that all there is is sent each time.
cli-office = Settings, declarations, accounts and the audit log: { $brought } brought back; { $left } here already, left as they are. They hold after a restart.
