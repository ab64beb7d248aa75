# The Display page: agendas, and what may leave the office
nav-display = Display
display-headline = { $count ->
    [one] { $count } agenda for the wall
   *[other] { $count } agendas for the wall
}
display-sub = Press F for full screen; a publish shows on every wall by itself within seconds
display-agendas = Agendas
display-agenda-line = { $audience } · { $count ->
    [one] { $count } slide
   *[other] { $count } slides
} · about { $minutes } minutes a round with a page each; long lists take more pages
display-audience = For whom
display-audience-office = Meeting room
display-audience-visitors = Visitors
display-open = Open the wall
display-open-light = Open in light colours
display-presenter = Presenter's telephone
display-snapshot = Download an offline file
display-edit = Edit
display-new = New agenda
display-new-name = New agenda
display-name = Name
display-order = Order
display-slide = Slide
display-seconds = Seconds a page
display-towns = Only these towns (none: the county)
display-save = Save
display-remove = Remove
display-restore = Back to the usual agenda
display-name-taken = Not saved: there is an agenda named “{ $name }” already. Choose another name and save again, or edit that one.
display-not-saved = Not saved: an agenda needs a name and at least one slide of 5 to 600 seconds a page. Complete it and save again.
display-leaving = Sharing outside the office
display-leaving-note = Off until an administrator allows it here; visitors' agendas hold no names of projects in talks, no leaders and no stalled list, and no outline that was not approved
display-permission-presenter = Presenter's telephone: the next slide, the notes and the time left
display-permission-snapshot = Offline file: the whole agenda as one page for a computer without the network, with a watermark
display-allowed = allowed
display-not-allowed = not allowed
