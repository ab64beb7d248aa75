### The check-up (doctor): what each check found and what to do

doctor-database = Database
doctor-settings = Settings
doctor-disk = Disk
doctor-clock = Clock
doctor-backups = Backups
doctor-secrets = Sign-in secrets
doctor-secrets-good = The secrets of the sign-in are closed to other accounts
doctor-secrets-open = Other accounts can read the file of secrets { $file }
    .remedy = Let this account alone read and write it; change the secrets in it where others may have read them.
doctor-database-good = all { $rows } rows of { $tables } tables can be read; { $files } originals are as they came
doctor-database-unseen = not looked at, as the settings cannot be used
    .remedy = Mend the settings and check again.
doctor-tables-damaged = these tables cannot be read: { $tables }
    .remedy = Write nothing more and restore the last sound backup; keep the damaged file.
doctor-rows-stray = these tables hold rows that no upload brought: { $tables }
    .remedy = Another program changed the database; restore the last sound backup.
doctor-files-damaged = { $count } originals are not as they came: { $files }
    .remedy = No figure is touched; the last sound backup has the originals.
doctor-versions-lost = { $count ->
    [one] One published version is no longer in the database: { $versions }
   *[other] { $count } published versions are no longer in the database: { $versions }
}
    .remedy = A power cut or a failing disk has probably damaged what was written last. Upload these sheets again: { $files }
doctor-versions-redone = { $count ->
    [one] one version had been lost and was made again from what was kept: { $versions }
   *[other] { $count } versions had been lost and were made again from what was kept: { $versions }
}
    .remedy = Most likely the power or the disk failed: look at the latest figures, then at this machine's disk.
doctor-log-set-aside = What was written last was damaged; it was put aside as { $file }
    .remedy = The database was opened as it stood before. Check the last versions; once nothing is missing the file may be deleted.
doctor-settings-good = { $count ->
    [0] none changed, the product's own are in force
    [one] the changed one is in force
   *[other] all { $count } changed ones are in force
}
doctor-settings-misspelt = the settings file { $file } has no such name and does nothing; is it { $near }?
    .remedy = Correct the file's name and start again.
doctor-settings-unknown = the settings file { $file } has no such name and does nothing
    .remedy = Rename it after the list in the deployment guide, or take it away.
doctor-disk-good = { $free } MB are free
doctor-disk-low = only { $free } MB are free, less than { $least } MB
    .remedy = Make room; where nothing can be written a publish is refused, what is published stays.
doctor-clock-good = it is { $now }, not before the last publish
doctor-clock-behind = the machine says { $now }, before the last publish at { $last }
    .remedy = Set the clock; one that went back spoils latest uploads and days overdue.
doctor-backups-not-needed = nothing was published yet, so there is nothing to back up
doctor-backups-none = there is no backup
    .remedy = The app makes one after ten minutes; or back up by hand, and copy it to another disk.
doctor-backup-good = { $file }: { $days } days old, restored on trial, up to version { $version }
doctor-backup-old = { $file } is { $days } days old and there were publishes since; restored on trial, up to version { $version }
    .remedy = Back up by hand, and see why the app made none (is it off in the settings?).
doctor-backup-unreadable = the newest backup { $file } cannot be restored
    .remedy = Make another backup at once and check again; keep the old ones.

doctor-log = audit log
doctor-log-good = { $count } entries, each bearing the hash of the one before; none was changed
doctor-log-torn = { $count } entries, each bearing the hash of the one before; { $torn } more half written when the power went, which harms no other
doctor-log-changed = what follows entry { $after } was changed or taken out
    .remedy = Keep the log as it is and find out who touched files of this server.
doctor-log-short = { $missing } entries are missing at the end
    .remedy = Keep the log as it is and find out who touched files of this server.

doctor-forwarding = sending the log on
doctor-forwarding-good = { $host } has the entries up to number { $sent }
doctor-forwarding-behind = { $count ->
    [one] one entry has not reached { $host }
   *[other] { $count } entries have not reached { $host }
} (it has those up to { $sent }, the newest is { $newest })
    .remedy = See whether that machine listens, whether its port can be reached and its certificate is good; what waits is sent by itself then.
doctor-forwarding-ahead = { $host } gets no entries: number { $sent } is noted as sent, the log ends at { $newest }
    .remedy = Most likely the log is a new one: clear the noted number as the deployment guide says, start again, and find out why the log is shorter.

doctor-door = other machines
doctor-door-good = none was refused for want of encryption in the last { $days } days
doctor-door-refused = other machines were refused in the last { $days } days, as they came without encryption (http): { $addresses }
    .remedy = Tell them the address with https; where there is none, set up the reverse proxy or a certificate after the deployment guide, or allow the clear in the settings.

doctor-readers = readers of files
doctor-readers-good = they have no network, start no program and see no file but the one to be read
doctor-readers-free = this machine's system offers no such limits: readers of files may do what the account may
    .remedy = Run the app by an account of its own with few rights; better on Linux for x86_64 or arm64 (kernel 5.13 or later).
