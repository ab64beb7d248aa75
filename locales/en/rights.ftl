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
sign-in-onward = Signed in: go on
sign-in-help = Without an account, or without its password, ask the administrator.
sign-in-wrong = Account or password is wrong.
sign-in-differ = The two passwords differ.
sign-in-no-group = Your organisation's sign-in has no role here. Ask the administrator.
account-name-wrong = An account's name has 1 to { $most } characters.
    .remedy = Use a person's name or a post.
account-name-taken = There is an account { $name } already.
    .remedy = Choose another name, or change that account.
account-unknown = There is no account { $name }.
    .remedy = Check the name.
account-password-short = The password is too short: { $least } characters at least.
    .remedy = A sentence that is easy to remember is fine.
account-password-weak = The password is easily guessed, or longer than { $most } characters.
    .remedy = Use no names, dates, rows of keys or common words; several unrelated words are fine.

role-visitor = Visitor
role-viewer = Viewer
role-editor = Editor
role-auditor = Auditor
role-administrator = Administrator

account-state-open = open
account-state-invited = no password yet
account-state-closed = closed
account-units-all = all units
account-units-none = no unit
