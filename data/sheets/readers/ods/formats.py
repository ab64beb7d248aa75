"""The number styles of an OpenDocument file as format codes like those of .xlsx."""

from __future__ import annotations

from dataclasses import dataclass, field

STYLES = {
    "number-style",
    "percentage-style",
    "currency-style",
    "date-style",
    "time-style",
    "text-style",
}
_PARTS = {
    "year": ("yy", "yyyy"),
    "month": ("m", "mm"),
    "day": ("d", "dd"),
    "hours": ("h", "hh"),
    "minutes": ("m", "mm"),
    "seconds": ("s", "ss"),
    "day-of-week": ("aaa", "aaaa"),
}


@dataclass
class FormatBuilder:
    """One number style while its elements come by."""

    kind: str
    name: str
    pieces: list[str] = field(default_factory=list)
    _text: list[str] | None = None

    def start(self, element: str, attributes: dict[str, str]) -> None:
        """An element inside the style begins."""
        if element in ("text", "currency-symbol"):
            self._text = []
        elif element == "number":
            self.pieces.append(_placeholder(attributes))
        elif element == "am-pm":
            self.pieces.append("AM/PM")
        elif element == "text-content":
            self.pieces.append("@")
        elif element in _PARTS:
            is_long = attributes.get("style") == "long"
            if element == "month" and attributes.get("textual") == "true":
                self.pieces.append("mmm")
            else:
                self.pieces.append(_PARTS[element][is_long])

    def text(self, data: str) -> None:
        """Characters inside the style."""
        if self._text is not None:
            self._text.append(data)

    def end(self, element: str) -> None:
        """An element inside the style ends."""
        if element in ("text", "currency-symbol") and self._text is not None:
            literal = "".join(self._text)
            is_percent = self.kind == "percentage-style" and literal == "%"
            self.pieces.append(literal if is_percent else _quoted(literal))
            self._text = None

    @property
    def code(self) -> str:
        """The format code; "" for one that says nothing."""
        code = "".join(self.pieces)
        return "" if code == "General" else code


def _placeholder(attributes: dict[str, str]) -> str:
    decimals = attributes.get("decimal-places")
    if decimals is None and attributes.get("min-decimal-places") is None:
        return "General" if attributes.get("grouping") != "true" else "#,##0"
    least = max(1, int(attributes.get("min-integer-digits", "1")))
    whole = "#,##0" if attributes.get("grouping") == "true" else "0" * least
    needed = int(attributes.get("min-decimal-places", decimals or "0"))
    most = max(needed, int(decimals or "0"))
    fraction = "0" * needed + "#" * (most - needed)
    return f"{whole}.{fraction}" if fraction else whole


def _quoted(literal: str) -> str:
    return f'"{literal}"' if literal else ""
