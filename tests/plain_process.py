"""Loaded before all tests: a test process is no person at a prompt.

DuckDB takes a process whose main module has no file for a prompt, which the processes of
pytest-xdist are, and draws a bar of progress into what a slow statement's test prints.
"""

import sys

if not hasattr(sys.modules["__main__"], "__file__"):
    sys.modules["__main__"].__file__ = __file__
