### The system page: how the installation stands

nav-system = System
act-read = Read a file

system-headline = { $open ->
    [0] { $count } checks, all well
    [one] { $count } checks, one needs something
   *[other] { $count } checks, { $open } need something
}
system-sub = Started { $since }, checked { $at }.
system-checking = Checking: every table is read, the newest backup is restored on trial …
system-check-up = Check-up
system-check-up-note = Made anew after each publish; you can ask for another at any time.
system-check-again = Check again
system-state-good = Good
system-state-warning = Look
system-state-bad = Act

system-sizes = Versions and sizes
system-program-label = Program
system-versions = This product { $own }; { $others }
system-data-label = Database
system-data = { $versions ->
    [one] 1 version
   *[other] { $versions } versions
}, { $size }
system-backups-label = Backups
system-backups = { $count }, { $size }
system-logs-label = Logs
system-logs = Audit log { $audit }, running log { $log }
system-disk-label = Disk
system-disk = { $free } free of { $whole }
system-people-label = In use
system-people = Sessions: { $sessions }. Open pages: { $pages }. Walls: { $walls }.

system-backups-title = Backups
system-backups-note = Each was restored on trial. They lie on the disk of the data: copy them to another one, too.
system-backups-none = No backup yet.
system-backup-own = by itself, or on this page
system-backup-restore = kept before a restore
system-backup-hand = by hand
system-back-up = Back up now
system-backing-up = Backing up, and restoring on trial …
system-backed-up = Backed up as { $file }; the trial restore went well.
system-not-backed-up = The backup failed; earlier ones are all there. Look at the warnings below and the room on the disk, then try again.

system-failed = { $count ->
    [0] No import failed in the last 30 days
    [one] One import failed in the last 30 days
   *[other] { $count } imports failed in the last 30 days
}
system-failed-note = Unreadable, not allowed, or not published; no figure changed by it.

system-slow = Fast and slow
system-slow-note = Since this start. 95 of 100: so many took no longer.
system-ms = { $ms } ms
system-longer = over 30 s

system-troubles = { $count ->
    [0] No warnings or errors
    [one] The last warning or error
   *[other] The last { $count } warnings and errors
}
system-troubles-note = Send them, with their times, to whoever maintains the program.
system-warning = warning
system-error = error
system-critical = critical

system-head-backup = File
system-head-made = Made
system-head-size = Size
system-head-kind = Origin
system-head-time = Time
system-head-who = Account
system-head-file = File or unit
system-head-page = Page
system-head-query = Query
system-head-runs = Runs
system-head-mean = Mean
system-head-most = 95 of 100
system-head-level = Level
system-head-message = Message
