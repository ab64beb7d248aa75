### Who may do what.

rights-not-allowed = You may not do this.
    .remedy = Sign in with an account that may, or ask the administrator.
rights-not-allowed-unit = You may not publish for { $unit }.
    .remedy = Have it published by the unit's own editor or the administrator, who can also add the unit to your account.
rights-sign-in-first = Sign in to see this: you are not signed in, or no longer.
rights-sign-in = Sign in
