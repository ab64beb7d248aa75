"""``python -m data``: the same import, history and figures as the screens, without a browser.

Exit codes: 0 fine; 1 the input has issues of severity error, or is refused; 2 wrong
usage; 3 the database is busy and no running app took the job.
"""
