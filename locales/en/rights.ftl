### Who may do what.

rights-not-allowed = You may not do this.
    .remedy = Sign in with an account that may, or ask the administrator.
rights-not-allowed-unit = You may not publish for { $unit }.
    .remedy = Have it published by the unit's own editor or the administrator, who can also add the unit to your account.
rights-sign-in-first = Sign in to see this: you are not signed in, or no longer.
rights-sign-in = Sign in

### The pages before a session (both languages at once)

sign-in-title = Investment promotion desk
sign-in-body = After signing in, this browser on this computer works as the administrator: it may upload ledgers, publish, roll back and keep accounts. The link works once; sign out on a shared computer.
sign-in-invited = Choose a password for the account { $name }, of { $least } characters at least; a sentence that is easy to remember is fine. The link works once.
sign-in-name = Account
sign-in-password = Password
sign-in-again = Password again
sign-in-button = Sign in
sign-in-enter = Enter
sign-in-organisation = Sign in with your organisation
sign-in-leave = Sign out
sign-in-own = Change the password: at least { $least } characters, a sentence will do. Sign-ins elsewhere end with it.
sign-in-old = Present password
sign-in-change = Change password
sign-in-sessions = Your account is signed in with these browsers:
sign-in-session = since { $since }, last used { $used }
sign-in-end-others = End the others
sign-in-back = Back
sign-in-provider-in-the-clear = The address of the organisation's sign-in has to begin with https://. Mend the settings of the sign-in and start again.
sign-in-link = Opening the sign-in link. The browser has to allow scripts.
sign-in-onward = Go on
sign-in-earlier-link = This link is of an earlier version and works no more. Ask the administrator for a new one; the administrator makes one on the server.
sign-in-unknown-link = This sign-in link is wrong, was used or has expired. Ask the administrator for a new one; the administrator's own is made anew on the server.
sign-in-help = Without an account, or without its password, ask the administrator.
sign-in-wrong = Account or password is wrong.
sign-in-differ = The two passwords differ.
sign-in-elsewhere = Name and password are right, but the account is for { $county }: sign in at that county's board.
sign-in-weak-key = Your organisation's sign-in cannot be used now: its security falls short of what is asked here, or it cannot be reached. Your account is not at fault; tell the administrator this sentence.
sign-in-no-group = Your organisation's sign-in has no role here. Ask the administrator.
sign-in-code = Code
sign-in-code-help = Open the authenticator on your telephone and type its six digits; without the telephone, one of your recovery codes. If it is lost, ask the administrator.
sign-in-code-wrong = The code is wrong, or was used already; wait for the next one. The server's clock says { $time }: a telephone that differs by half a minute or more shows wrong codes.
sign-in-disk = The server's disk cannot be written; this was not done. Tell the administrator. Once it works, try again: the link still works, or the password if it was set.
sign-in-step-over = That took too long. Sign in again.
sign-in-second = Second step: a code from your telephone
sign-in-second-on = Turn on
sign-in-second-new = Change to another telephone
sign-in-second-has = It is on: a sign-in asks for the code on your telephone beside the password.
sign-in-second-off = Turn off
sign-in-second-required = Your role has to sign in with a code; it cannot be turned off.
sign-in-second-scan = Scan the picture with an authenticator on your telephone, then type the six digits that it shows.
sign-in-second-why = You are { $role ->
    [Administrator] an administrator
    [Editor] an editor
    [Auditor] an auditor
   *[other] a viewer
} and may change or see much, so a sign-in asks for a code beside the password; set it up on your telephone first. Without a telephone, or without an authenticator on it, ask who keeps the server: a sign-in link for the administrator can be made there, which asks for no code, or the settings can leave this step out.
sign-in-second-type = If it cannot be scanned, type this key into the telephone:
sign-in-recovery = Codes are on. Each of these recovery codes works once in place of a code when the telephone is not at hand. They are shown this once: write them down or print them.
sign-in-recovery-kept = I have kept them: go on
account-name-wrong = An account's name has 1 to { $most } characters.
    .remedy = Use a person's name or a post.
account-name-taken = There is an account { $name } already.
    .remedy = Choose another name, or change that account.
account-county-unknown = The settings name no county with the code { $county }.
    .remedy = Check the code, or add the county to the settings first.
account-unknown = There is no account { $name }.
    .remedy = Check the name.
account-password-short = The password is too short: { $least } characters at least.
    .remedy = A sentence that is easy to remember is fine.
account-password-breached = This password is in a list of passwords that became known.
    .remedy = Choose one that was never used elsewhere.
account-password-unasked = The list of known passwords cannot be read; no password can be set now.
    .remedy = Tell the administrator.
account-password-weak = The password is easily guessed, or longer than { $most } characters.
    .remedy = Use no names, dates, rows of keys or common words; several unrelated words are fine.

role-visitor = Visitor
role-viewer = Viewer
role-editor = Editor
role-auditor = Auditor
role-administrator = Administrator

account-state-open = open
account-state-invited = no password yet
account-state-second = , with a code
account-state-closed = closed
account-units-all = all units
account-units-none = no unit

own-account = My account
sign-out = Sign out

nav-accounts = Accounts
nav-log = Audit log

### The accounts page

accounts-headline = { $count ->
    [one] 1 account
   *[other] { $count } accounts
}, { $sessions } signed in
accounts-sub = Who may sign in, and do what.
accounts-none = No accounts yet. The first administrator signs in with the link that a start prints; make accounts for the others here, who set their passwords with a link that works once.
accounts-by-link = You came by a sign-in link and have no account. Make an administrator's account for yourself first and sign in with it from then on, so that the history can name you.
accounts-name = Account
accounts-role = Role
accounts-units = Reporting units
accounts-state = State
accounts-change = New or changed
accounts-change-note = The history names the account: use a person's name or a post.
accounts-which = Choose
accounts-new = New account
accounts-county = Of which county
accounts-county-all = The whole prefecture
accounts-county-help = An account of a county signs in to its board alone; one of the prefecture reads everywhere
accounts-role-help = A viewer looks, with names and telephone numbers of people masked; an editor uploads and publishes for the own units; an auditor sees everything and changes nothing; an administrator does all.
accounts-every-unit = All units
accounts-units-choose = Choose or type units
accounts-save = Save
accounts-invite = New link
accounts-again = You signed in more than { $minutes } minutes ago. Sign in once more before accounts are changed or sign-ins ended.
accounts-again-do = Sign in again
accounts-reset = Take the telephone off
accounts-close = Close
accounts-open = Open again
accounts-link = Give this link to { $name }: it works once and asks for a password. It is not shown again.
accounts-sessions = Signed in
accounts-sessions-note = Each line is one browser on one computer.
accounts-session = { $name } ({ $role }): signed in { $since }, last used { $used }
accounts-end = End

### The audit log's page

log-headline-sound = { $count ->
    [one] 1 entry
   *[other] { $count } entries
}, each bearing the hash of the one before; none was changed
log-headline-broken = { $count } entries, some of them changed or taken out
log-sub = Kept for { $days } days, pruned by whole months. No cell of a ledger stands in it.
log-number = No.
log-at = Time
log-who = Account
log-role = Role
log-address = From
log-act = Act
log-subject = About
log-outcome = Outcome
log-days = Period
log-last-days = Last { $days } days
log-all = All
log-here = this computer
log-outcome-done = done
log-outcome-refused = refused
log-outcome-failed = failed
log-more = The newest { $shown } are shown; the file has all { $count }.
log-download = Download { $count }
log-file = Audit log.csv
log-subject-mapping = what columns mean
log-subject-names = what names mean
log-subject-inbox = inbox policy
log-subject-agenda = agenda of the wall
log-subject-outline = map outline
log-subject-return-duty = returns owed
log-subject-backup = backup
log-subject-restore = restore
log-subject-office = settings and accounts
log-subject-sample = sample data
log-subject-password = own password
log-subject-reset = codes taken off
log-subject-code = the code
log-subject-code-on = codes turned on
log-subject-code-off = codes turned off
log-subject-resume = unpublished upload opened
log-subject-discard = unpublished upload discarded
log-subject-invite = link for
log-subject-add = new:
log-subject-change = changed:
log-subject-close = closed:
log-subject-open = opened again:
log-subject-end = sessions ended:
act-view = View
act-personal = View personal fields
act-export = Download
act-present = Presenter
act-upload = Upload and publish
act-publish-own = Publish own units
act-publish-any = Publish any unit
act-correct = Correct and decide
act-orders = Orders
act-places = Map and places
act-roll-back = Roll back and restore
act-settings = Settings
act-accounts = Accounts
act-audit = Read the audit log
act-sign-in = Sign in
act-sign-out = Sign out
act-prune = Prune old entries
act-too-large = Too large, not accepted
act-too-many = Too many requests, slowed
act-malformed = Malformed, not accepted
act-other-site = A form of another site
act-unencrypted = Access without encryption
act-unproven-proxy = A proxy that did not prove itself
