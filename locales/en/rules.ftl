# settings files: what is said when one cannot be used
rules-file-unreadable = The settings file { $file } cannot be read: { $problem }.
    .remedy = Mend its TOML; deleting the file brings the built-in rules back.
rules-value-wrong = { $at } in the settings file { $file } cannot be used: { $problem } (it reads { $value }).
    .remedy = Mend it after the built-in file of that name; leaving the key out uses the built-in value.

# lights: names
rules-light-start_overdue = Start overdue
rules-light-start_unplanned = No planned start
rules-light-progress_behind = Behind schedule
rules-light-statistics_late = Started, not in statistics
rules-light-signed_not_begun = Signed a year ago, not begun
rules-light-begun_without_funds = Begun, no funds in place
rules-light-funds_low = Low funds in place
rules-light-funds_against_progress = Funds and works do not match
rules-light-talks_idle = Talks idle
rules-light-talks_leave = Leave the list of talks

# lights: the two numbers that fired
rules-fired-start_overdue = due to start { $since }, { $observed ->
        [0] less than a month overdue
        [one] { $observed } month overdue
       *[other] { $observed } months overdue
    }; { $threshold ->
        [0] yellow once the planned month has passed
        [one] red from { $threshold } month
       *[other] red from { $threshold } months
    }
rules-fired-start_unplanned = signed and not begun; the ledger gives no planned start, so nobody can say whether it is overdue
rules-fired-progress_behind = { $observed } percentage points behind schedule; the limit is { $threshold }
rules-fired-statistics_late = started { $since }, not in statistics after { $observed ->
        [one] { $observed } month
       *[other] { $observed } months
    }; the limit is { $threshold }
rules-fired-signed_not_begun = signed { $since }, not begun after { $observed ->
        [one] { $observed } month
       *[other] { $observed } months
    }; the limit is { $threshold }
rules-fired-begun_without_funds = started { $since }, no funds recorded after { $observed ->
        [one] { $observed } month
       *[other] { $observed } months
    }; the limit is { $threshold }
rules-fired-funds_low = started { $since }, funds in place are { $observed } of the planned investment; the limit is { $threshold }
rules-fired-funds_against_progress = funds and physical progress are { $observed } percentage points apart; the limit is { $threshold }
rules-fired-talks_idle = no change and no visit since { $since }: { $observed ->
        [one] { $observed } month
       *[other] { $observed } months
    }; the limit is { $threshold }
rules-fired-talks_leave = no change and no visit since { $since }: { $observed ->
        [one] { $observed } month
       *[other] { $observed } months
    }; after { $threshold } it leaves the list of talks
rules-source = Rule: { $source }
rules-exempt = Exempt: { $reason }

# how the schedule was measured
rules-schedule-months = monthly targets
rules-schedule-quarters = quarterly targets
rules-schedule-planned = planned months (small counts are not spread over twelve)
rules-schedule-linear = months elapsed ÷ 12

# where a date of entry comes from
rules-entered-date = date in the ledger
rules-entered-version = changed between two ledgers; the later one's date
rules-entered-at_latest = already there in the first ledger: no later than this day

# how funds of the year were found

# definitions
