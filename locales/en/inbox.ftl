# The inbox, and files that return corrected

inbox-published = Published.
inbox-known = This was published before; nothing was stored twice.
inbox-same = Exactly the same as “{ $file }”, which is waiting; it does not wait a second time.
inbox-held = Waiting, not published yet: open it under “Inbox” on the Data page, then publish or drop it; or correct it and put it into the inbox again.
inbox-because-policy = Files of this unit are looked at before they are published.
inbox-because-errors = There are errors in the file, see below.
inbox-because-questions = There are questions that a person has to answer, see below.
inbox-because-refused = Nothing in the file can be loaded, see below.
inbox-replaces = This is the corrected “{ $file }”, which was waiting and waits no more.
inbox-replaced = { $time } The corrected “{ $file }” has come; this file waits no more.
inbox-marked = Cells with issues are marked in “{ $file }” beside this file: correct them and put it back into the inbox.
inbox-settled-published = { $time } Published by { $by } on the Data page as version { $version }.
inbox-settled-dropped = { $time } Dropped by { $by } on the Data page, not published.

cli-inbox-none = The inbox has no unit's folder yet, and no policy was set
cli-inbox-unit = { $unit }: { $policy ->
    [publish-if-clean] published where there is no error and no open question
   *[hold] held until somebody has looked
}{ $waiting ->
    [0] {""}
    [one] , { $waiting } file waiting
   *[other] , { $waiting } files waiting
}{ $has_by ->
    [0] {""}
   *[other] {" "}(set by { $by }, { $at })
}
cli-returned = Against what was pointed out when “{ $file }” was given back: { $solved } solved, { $answered ->
    [0] {""}
   *[other] { $answered } answered,{" "}
}{ $still } still there, { $new } new
cli-returned-version = Against the issues of version { $version } ({ $file }): { $solved } solved, { $answered ->
    [0] {""}
   *[other] { $answered } answered,{" "}
}{ $still } still there, { $new } new
cli-returned-change = “{ $old }” → “{ $new }”
cli-returned-same = “{ $value }”
cli-returned-gone = the row of “{ $old }” is gone (deleted or renamed)
cli-returned-solved = solved { $place }{ $has_subject ->
    [0] {""}
   *[other] {" "}({ $subject })
} { $change }
cli-returned-answered = answered { $place }{ $has_subject ->
    [0] {""}
   *[other] {" "}({ $subject })
} { $change }
cli-returned-still = still  { $place }{ $has_subject ->
    [0] {""}
   *[other] {" "}({ $subject })
} { $change }: { $message }
cli-returned-new = new    { $place }{ $has_subject ->
    [0] {""}
   *[other] {" "}({ $subject })
} { $change }: { $message }

## Data page: inbox
inbox-title = { $count ->
    [one] One file is waiting in the inbox
   *[other] { $count } files are waiting in the inbox
}
inbox-note = Each was read; its report and its marked workbook lie beside it. Opening reads it again by today's rules; look, then publish
inbox-open = Open
inbox-open-all = { $count ->
    [one] Open { $unit }'s file
   *[other] Open { $unit }'s { $count } files together
}
inbox-drop = Discard
inbox-as-of = as of { $date }
inbox-as-of-assumed-short = as of { $date } (end of last month assumed)
inbox-found = { $errors ->
    [one] { $errors } error
   *[other] { $errors } errors
}, { $warnings ->
    [one] { $warnings } warning
   *[other] { $warnings } warnings
}.
inbox-short-policy = Files of this unit are looked at first.
inbox-short-questions = There are questions to answer.
inbox-returned = { $solved } solved, { $answered ->
    [0] {""}
   *[other] { $answered } answered,{" "}
}{ $still } still there, { $new } new.
inbox-policies = Inbox settings
inbox-policies-note = Files copied into a unit's folder under { $folder } are reported without a browser.
inbox-policy = When a file comes
inbox-policy-hold = Hold until somebody has looked
inbox-policy-publish-if-clean = Publish where there is no error and no open question
inbox-waiting = Waiting
inbox-set-by = Set by
inbox-set-at = Set at
inbox-save = { $count ->
    [one] Save { $count } change
   *[other] Save { $count } changes
}

## Data page: files that return corrected
returned-counts = { $solved } solved, { $answered ->
    [0] {""}
   *[other] { $answered } answered,{" "}
}{ $still } still there, { $new } new
returned-title = “{ $file }” was given back and comes again: compared, one by one, with what was pointed out in “{ $earlier }”; notes are left out
returned-title-version = “{ $file }” compared, one by one, with the issues of version V{ $version } (as of { $as_of }) under the same headers; notes are left out
returned-solved-list = { $count ->
    [one] The one that is solved
   *[other] The { $count } that are solved
}
returned-answered-list = { $count ->
    [one] The one that was not mended but answered here
   *[other] The { $count } that were not mended but answered here
}
returned-answer = { $question } Answered: { $answer }
returned-word = “{ $text }” is taught to mean “{ $value }”
returned-word-unknown = “{ $text }” is taught to be unknown
returned-still-list = { $count ->
    [one] The one that is still there
   *[other] The { $count } that are still there
}
returned-new-list = { $count ->
    [one] The one that is new
   *[other] The { $count } that are new
}
returned-row-gone = the row is gone (deleted or renamed)
returned-more = The first { $shown }; the others are in the list of issues
returned-column-sheet = Sheet
returned-column-cell = Cell
returned-column-subject = Row speaks of
returned-column-change = Before → now
returned-column-value = Text
returned-column-message = Issue
inbox-because-to-come = The as-of day { $day } is still to come: it is published by itself on that day; to publish sooner, open it on the Data page.
inbox-short-to-come = The as-of day is still to come; published by itself on that day.
