"""How surely a text is a field name: the ledgers' answer, asked once for each text."""

from __future__ import annotations

from collections.abc import Callable

from data.sheets.layout.header_text import header_text

KNOWN = 0.5
LONGEST_HEADER = 40

KnownHeader = Callable[[str], float]


class HeaderWords:
    """How surely a text is a field name, asked once for each text.

    look: called before a text is asked about; raises once the time is over.
    """

    def __init__(self, known_header: KnownHeader, look: Callable[[], None]) -> None:
        self._ask = known_header
        self._look = look
        self._known: dict[str, float] = {}

    def known(self, raw: str) -> float:
        """0..1, the best of the text with and without its brackets."""
        found = self._known.get(raw)
        if found is None:
            self._look()
            found = self._known[raw] = self._best(raw)
        return found

    def _best(self, raw: str) -> float:
        if len(raw) > 2 * LONGEST_HEADER:
            return 0.0
        parts = header_text(raw)
        variants = {parts.name, parts.written}
        if parts.qualifier:
            variants.add(f"{parts.name}({parts.qualifier})")
        return max((self._ask(variant) for variant in variants if variant), default=0.0)
