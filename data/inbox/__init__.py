"""Work that reaches the running app from outside: jobs of the command line, and files.

Only one process can hold the database. While the app runs it is that process, so
the command line writes down what it wants as a job and waits for the answer; and
a file that somebody copies into a unit's inbox folder is imported by the app.
"""
