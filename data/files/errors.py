"""The two ways in which reading a file ends early.

``RefusedError`` is final and reaches the person who uploaded the file: its code is a message
of locales/*/refusals.ftl. ``DamagedError`` means that this reader cannot go on; another one
may.
"""

from __future__ import annotations


class RefusedError(Exception):
    """The file is not read; ``code`` is ``refused-…``, arguments fill its sentence."""

    def __init__(self, code: str, **arguments: str) -> None:
        super().__init__(code)
        self.code = code
        self.arguments = arguments


class DamagedError(Exception):
    """The content breaks the rules of its format at a place that this reader needs."""
