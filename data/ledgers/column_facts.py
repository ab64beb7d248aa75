"""What can be counted of a column that no ledger knows: words, dates, numbers, header words.

The vocabulary by which it is judged is proposal.toml.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import Column, Kind
from data.ledgers.declaration import read_toml
from data.ledgers.declared_field import FieldType, Role, Section, Sensitivity
from data.ledgers.headers import is_ordinal, normal
from data.tables import HeaderColumn
from data.values import parse_dates, parse_numbers
from data.values.parse_result import cleaned, is_blank, meaning_of

_FIRST = 200
_ASCII_WORD = re.compile(r"[a-z.-]+")


class Limits(Section):
    """From where on values speak for a use; how much is looked at."""

    of_type: float
    of_names: float
    words: int
    rows_a_word: float
    word_length: int
    identity_columns: int
    cells: int
    columns: int


class UseWords(Section):
    """What a column may be proposed as: the field that it becomes, and what speaks for it."""

    type: FieldType
    role: Role = ""
    sensitivity: Sensitivity = "none"
    headers: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()


class Personal(Section):
    """Patterns of values that say of a person what no screen shows."""

    phone: str
    identity: str
    account: str
    email: str


class NameWords(Section):
    """What of a title is no part of a ledger's name; what says that its rows are events."""

    endings: tuple[str, ...]
    places: tuple[str, ...]
    nothing: tuple[str, ...]
    events: tuple[str, ...]


class Vocabulary(Section):
    """proposal.toml."""

    limits: Limits
    uses: dict[str, UseWords]
    personal: Personal
    closed: dict[str, tuple[str, ...]]
    name: NameWords
    every: dict[str, tuple[str, ...]]
    units: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The words and limits; raises DeclarationError."""
    return read_toml("proposal", Vocabulary)


@dataclass(frozen=True, eq=False)
class FoundColumn:
    """A column of a found table: its header, its data cells, what the clerk sees in them.

    header: as people write it, without its unit; of several levels joined by ``/``.
    """

    head: HeaderColumn
    header: str
    cells: Column
    shown: pa.StringArray

    @property
    def number(self) -> int:
        """The sheet column."""
        return self.head.column

    @cached_property
    def texts(self) -> list[str]:
        """What stands in each data row, "" where nothing does or a dash."""
        seen = self.shown.dictionary_encode()
        clean = [cleaned(text or "") for text in seen.dictionary.to_pylist()]
        said = ["" if is_blank(text) else text for text in clean]
        return [said[at] if at is not None else "" for at in seen.indices.to_pylist()]

    @cached_property
    def counts(self) -> Counter[str]:
        """Distinct text → its rows, in the order in which they appear."""
        return Counter(text for text in self.texts if text)

    @cached_property
    def filled(self) -> int:
        """Rows that hold something."""
        return sum(self.counts.values())

    @property
    def rows(self) -> int:
        """Data rows."""
        return len(self.texts)

    @property
    def values(self) -> list[str]:
        """The distinct texts."""
        return list(self.counts)

    @cached_property
    def counts_up(self) -> bool:
        """Whether it says nothing but which row it is."""
        return is_ordinal(self.head, lambda _: self.texts)

    @cached_property
    def dates(self) -> pa.Array:
        """The day of each row, null where none stands there."""
        return parse_dates(self.cells).values

    @cached_property
    def precision(self) -> set[str]:
        """To what its dates are known, where none is known to the day."""
        parsed = parse_dates(self.cells)
        stated = len(parsed.values) - parsed.values.null_count
        return set(parsed.precision.values()) if len(parsed.precision) == stated else set()

    @cached_property
    def numbers(self) -> np.ndarray:
        """The numbers that stand in it."""
        found: np.ndarray = parse_numbers(self.cells).values.drop_null().to_numpy()
        return found

    @cached_property
    def are_dates(self) -> bool:
        """Whether nearly all of it reads as dates; bare numbers only where that is said."""
        if not self.filled or (self._has_bare_numbers and not self.speaks_of_days):
            return False
        return self._most(lambda head: parse_dates(head).values) and self.date_count >= (
            vocabulary().limits.of_type * self.filled
        )

    @property
    def date_count(self) -> int:
        """Rows that hold a date."""
        return int(len(self.dates) - self.dates.null_count)

    @cached_property
    def are_shares(self) -> bool:
        """Whether nearly all of it is written with a sign of percent."""
        signed = sum(rows for text, rows in self.counts.items() if text.endswith(("%", "％")))
        return signed >= vocabulary().limits.of_type * self.filled > 0

    @cached_property
    def are_numbers(self) -> bool:
        """Whether nearly all of it reads as numbers."""
        if not self.filled:
            return False
        is_most = self._most(lambda head: parse_numbers(head).values)
        return is_most and len(self.numbers) >= vocabulary().limits.of_type * self.filled

    @property
    def speaks_of_days(self) -> bool:
        """Whether the header speaks of a day, a month or a year."""
        uses = ("date", "deadline", "closed_date", "month", "year")
        return any(use in uses for use, _ in self.said)

    @cached_property
    def _has_bare_numbers(self) -> bool:
        numbers = pc.equal(self.cells.kind, int(Kind.NUMBER))
        formats = pc.unique(self.cells.number_format.filter(numbers)).to_pylist()
        is_dated = bool(formats) and all(one and meaning_of(one).is_date for one in formats)
        return bool(pc.any(numbers).as_py()) and not is_dated

    def _most(self, read: Callable[[Column], pa.Array]) -> bool:
        """Whether the first cells read so, before all of them are read."""
        at = [row for row, text in enumerate(self.texts) if text][:_FIRST]
        head = self.cells.take(pa.array(at, pa.int64()))
        values = read(head)
        return bool(len(values) - values.null_count >= vocabulary().limits.of_type * len(at))

    @cached_property
    def said(self) -> tuple[tuple[str, str], ...]:
        """(use, word) for each use that the header speaks of, the one said last first."""
        return header_says(self.header)

    def says(self, use: str) -> str:
        """The word by which the header speaks of a use before any other, "" where it does not."""
        first = [word for one, word in self.said[:1] if one == use]
        return first[0] if first else ""

    def mentions(self, use: str) -> str:
        """The word by which the header speaks of a use, in whatever place; "" for none."""
        return next((word for one, word in self.said if one == use), "")

    def share(self, matching: int) -> float:
        """A number of its distinct values as their share."""
        return matching / max(1, len(self.counts))


@cache
def header_says(header: str) -> tuple[tuple[str, str], ...]:
    """(use, word) for each use of which a header speaks; what stands last in it comes first.

    Of a header of several levels the lowest speaks; those above only where it says nothing.
    """
    for level in reversed(header.split("/")):
        hits: list[tuple[int, int, str, str]] = []
        for use, words in vocabulary().uses.items():
            hits += [(end, len(word), use, word) for word, end in _found(level, words.headers)]
        best: dict[str, str] = {}
        for _, _, use, word in sorted(hits, key=lambda hit: (-hit[0], -hit[1])):
            best.setdefault(use, word)
        if best:
            return tuple(best.items())
    return ()


def _found(header: str, words: Sequence[str]) -> list[tuple[str, int]]:
    """(word, where it ends) of the words in a header; Latin ones stand alone in it."""
    text, spaced = normal(header), " ".join(header.casefold().split())
    found: list[tuple[str, int]] = []
    for word in words:
        if _ASCII_WORD.match(word):
            hit = re.search(rf"(?<![a-z]){re.escape(word)}(?![a-z])", spaced)
            found += [(word, hit.end())] if hit else []
        elif (at := text.rfind(word)) >= 0:
            found.append((word, at + len(word)))
    return found


def is_closed_word(word: str) -> bool:
    """Whether a word of a status says that nothing is left to do."""
    said, closed = word.casefold().strip(), vocabulary().closed
    if said in closed["yes"]:
        return True
    if any(said.startswith(one) for one in closed["not"]):
        return False
    return any(_found(said, [one]) for one in closed["words"])
