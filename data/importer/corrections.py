"""What a person said a table is, and how it is remembered for the next month.

A correction belongs to a header fingerprint: the same header a month later is read the same way
without a click, one that is much like it too.

What was remembered of an earlier sheet, found again by the columns of this one.

The same header is known by its fingerprint. A header with a column more, or one renamed, is
known by the texts that both have: what was said of a column goes with its text, and to the one
new text that stands in the place of the one that is gone.

What an upload is read with: its own corrections, those remembered, names that mean others.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from datetime import date, datetime
from difflib import SequenceMatcher
from functools import cache

from pydantic import TypeAdapter

from data.files.grid import column_letter
from data.geo import Outline
from data.importer.names import Aliases
from data.issues import Issue
from data.ledgers.headers import ORDINAL, normal, without_brackets
from data.rules import load_rules
from data.tables import HeaderColumn

LETTERS = re.compile(r"[A-Z]{1,3}")
IGNORE = "ignore"
OF_CELLS = "@"
_OF_COLUMNS = ("field", "item")  # kinds of questions about a column that nobody reads


@dataclass(frozen=True)
class TableCorrection:
    """Corrections of one table; empty parts are left as recognised.

    ledger: a ledger's name, or "ignore" (the table is none of ours).
    header_rows: sheet rows of the header. unit: of amounts without a unit of their own.
    fields: column letter or header text → field key, ``item:<item>`` or "ignore".
    words: field key → text as written → accepted value, "" to leave it unknown.
    answers: question → the reading that a person chose.
    hidden: "leave-out" leaves hidden rows, columns and sheets out of what is loaded.
    by_unit: "split" makes the rows of each unit that the unit column names its own report.
    by_month: "each" or "together", for sheets of one form that name different months.
    as_of: the day (ISO) by which this upload is read; never remembered.
    """

    ledger: str = ""
    form: str = ""
    header_rows: tuple[int, ...] = ()
    unit: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    answers: Mapping[str, str] = field(default_factory=dict)
    hidden: str = ""
    by_unit: str = ""
    by_month: str = ""
    as_of: str = ""

    def then(self, later: TableCorrection) -> TableCorrection:
        """Both together; where both speak of the same thing, the later word counts."""
        words = {key: {**self.words.get(key, {}), **said} for key, said in later.words.items()}
        said = {one.name: value for one in fields(later) if (value := getattr(later, one.name))}
        said |= {
            "form": later.form if later.ledger else self.form,
            "fields": {**self.fields, **later.fields},
            "words": {**self.words, **words},
            "answers": {**self.answers, **later.answers},
        }
        return replace(self, **said)

    def lasting(self) -> TableCorrection:
        """What holds for next month's sheet too: no day, no answers about single cells."""
        return replace(self, answers=lasting(self.answers), as_of="")

    def to_json(self) -> str:
        """The text that ledger.header_mapping and ledger.file_reading keep."""
        said = asdict(self)
        if not self.as_of:
            del said["as_of"]
        return json.dumps(said, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> TableCorrection:
        """The correction kept as text; raises ValueError for anything else."""
        return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[TableCorrection]:
    return TypeAdapter(TableCorrection)


Corrections = Mapping[str, TableCorrection]


def row_numbers(text: str) -> tuple[int, ...]:
    """``3`` or ``3-4`` as rows, at most ten; () for anything else."""
    parts = text.replace("–", "-").replace("－", "-").partition("-")
    first, last = parts[0].strip(), parts[2].strip()
    if not first.isdecimal() or (last and not last.isdecimal()):
        return ()
    top, bottom = int(first), int(last or first)
    return tuple(range(top, bottom + 1)) if 0 < top <= bottom <= top + 9 else ()


def rows_said(answer: str) -> tuple[tuple[int, ...], int] | None:
    """Header rows and first row of data of an answer ``rows: 3-4; 5``, None where it has none."""
    header, _, data = answer.partition(":")[2].partition(";")
    rows, first = row_numbers(header), row_numbers(data)
    return (rows, first[0]) if rows and len(first) == 1 and first[0] > rows[-1] else None


def lasting(answers: Mapping[str, str]) -> dict[str, str]:
    """The answers that next month's sheet may be read by: those about whole columns."""
    return {key: said for key, said in answers.items() if OF_CELLS not in key}


def fixed_columns(columns: Sequence[HeaderColumn], correction: TableCorrection) -> dict[int, str]:
    """Sheet column → what the correction says of it."""
    fixed: dict[int, str] = {}
    by_header = {
        normal(key): value for key, value in correction.fields.items() if not LETTERS.fullmatch(key)
    }
    for column in columns:
        letter = column_letter(column.column)
        if letter in correction.fields:
            fixed[column.column] = correction.fields[letter]
        elif by_header:
            for text in ("/".join(column.path), column.path[-1] if column.path else ""):
                if normal(text) in by_header:
                    fixed[column.column] = by_header[normal(text)]
                    break
    return fixed


def fingerprint(columns: Sequence[HeaderColumn], sheet: str = "") -> str:
    """Sixteen hex digits that stand for a header: its paths in order, spelling aside.

    A table without a header is known by its sheet's name.
    """
    paths = ["/".join(normal(part) for part in column.path) for column in columns]
    text = "\n".join(paths) if paths else f"sheet:{normal(sheet)}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Remembered:
    """A correction (JSON) that a unit's sheet was read with.

    headers: column letter → header text of that sheet, {} where an earlier release kept none.
    """

    fingerprint: str
    mapping: str
    headers: Mapping[str, str] = field(default_factory=dict)
    mapping_id: str = ""
    file: str = ""
    sheet: str = ""
    by: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Taken:
    """What is remembered, as it applies to a table.

    is_same: the header has not changed since. renamed: (header then, header now) of columns
    that were taken for the same by their place. lost: headers of which something was said
    and that no column has now.
    """

    remembered: Remembered
    correction: TableCorrection
    is_same: bool
    renamed: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


def taken_from(
    remembered: Sequence[Remembered], fingerprint: str, columns: Sequence[HeaderColumn]
) -> Taken | None:
    """What is remembered of a table: of its own header, else of the one most like it."""
    for one in remembered:
        if one.fingerprint == fingerprint:
            return Taken(one, TableCorrection.from_json(one.mapping), is_same=True)
    near = max(remembered, key=lambda one: likeness(one, columns), default=None)
    if near is None or likeness(near, columns) < load_rules().layouts.remembered.shared_headers:
        return None
    return _carried(near, columns)


def likeness(remembered: Remembered, columns: Sequence[HeaderColumn]) -> float:
    """The share of header texts that two headers have in common, of the longer one."""
    then, now = _then(remembered), _now(columns)
    if not then or not now:
        return 0.0
    left = [text for _, text in now]
    shared = 0
    for _, text in then:
        if text in left:
            left.remove(text)
            shared += 1
    return shared / max(len(then), len(now))


def _then(remembered: Remembered) -> list[tuple[str, str]]:
    """(letter, text as compared) of the columns that it was said of, from left to right."""
    by_place = sorted(remembered.headers.items(), key=lambda pair: (len(pair[0]), pair[0]))
    return [(letter, text) for letter, said in by_place if (text := _compared(said))]


def _now(columns: Sequence[HeaderColumn]) -> list[tuple[str, str]]:
    found = [(column_letter(one.column), _compared("/".join(one.path))) for one in columns]
    return [(letter, text) for letter, text in found if text]


def _compared(header: str) -> str:
    text = without_brackets(normal(header))
    return "" if text in ORDINAL else text


def _carried(remembered: Remembered, columns: Sequence[HeaderColumn]) -> Taken:
    """The correction with the letters of this sheet's columns."""
    correction = TableCorrection.from_json(remembered.mapping)
    then, now = _then(remembered), _now(columns)
    moved, renamed = _moved(then, now)
    fields: dict[str, str] = {}
    lost: list[str] = []
    for column, meant in correction.fields.items():
        if not LETTERS.fullmatch(column):
            fields[column] = meant
        elif column in moved:
            fields[moved[column]] = meant
        else:
            lost.append(remembered.headers.get(column, column))
    texts = {column_letter(one.column): "/".join(one.path) for one in columns}
    pairs = tuple((remembered.headers[old], texts[new]) for old, new in renamed)
    answers = dict(correction.answers)
    called = {text: letter for letter, text in then}
    for question, answer in correction.answers.items():
        kind, _, header = question.partition(":")
        letter = called.get(_compared(header), "") if kind in _OF_COLUMNS else ""
        if letter in dict(renamed) and answer != "keep":
            # The column is called otherwise now: the answer goes with it, not with its name.
            fields[moved[letter]] = f"item:{answer}" if kind == "item" else answer
            del answers[question]
    carried = replace(correction, fields=fields, answers=answers)
    most = load_rules().layouts.remembered.ledger_within
    if max(len(then), len(now)) - (len(moved) - len(renamed)) > most:
        # So many other columns may make it another ledger.
        carried = replace(carried, ledger="", form="")
    return Taken(remembered, carried, is_same=False, renamed=pairs, lost=tuple(lost))


def _moved(
    then: Sequence[tuple[str, str]], now: Sequence[tuple[str, str]]
) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Letter then → letter now, and those of them whose text is another.

    A column that changed its place is known by its text; one that changed its text by standing
    alone where one alone is gone.
    """
    moved: dict[str, str] = {}
    renamed: list[tuple[str, str]] = []
    free = list(now)
    for letter, text in then:
        same = next((one for one in free if one[1] == text), None)
        if same is not None:
            moved[letter] = same[0]
            free.remove(same)
    matcher = SequenceMatcher(None, [t for _, t in then], [t for _, t in now], autojunk=False)
    for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        old = [letter for letter, _ in then[old_from:old_to] if letter not in moved]
        new = [one[0] for one in now[new_from:new_to] if one in free]
        if kind == "replace" and len(old) == len(new) == 1:
            moved[old[0]] = new[0]
            renamed.append((old[0], new[0]))
    return moved, renamed


@dataclass(frozen=True)
class TaughtHeader:
    """What another unit's sheet was told of a header: of a ledger, as compared, its field."""

    ledger: str
    header: str
    key: str
    unit: str


def taught_word(field: str, word: str) -> str:
    """As what a word of a field is remembered beside headers."""
    return _compared(f"word:{field}:{word}")


def taught_headers(mapping: str, headers: Mapping[str, str], ledger: str, unit: str) -> Taughts:
    """What a remembered correction (JSON) says of single headers, and of words (``word:``).

    headers: column letter → header text of its sheet; ledger: what that was taken for.
    """
    correction = TableCorrection.from_json(mapping)
    said = {headers.get(column, column): key for column, key in correction.fields.items()}
    for question, key in correction.answers.items():
        kind, _, header = question.partition(":")
        if kind == "field":
            said[header] = key
        elif kind == "word":
            said[question] = key
    for key, words in correction.words.items():
        said |= {taught_word(key, word): value for word, value in words.items()}
    found = ((_compared(header), key) for header, key in said.items())
    name = correction.ledger or ledger
    return tuple(
        TaughtHeader(name, header, key, unit)
        for header, key in found
        if header and key not in (IGNORE, "keep") and ":" not in key
    )


Taughts = tuple[TaughtHeader, ...]


@dataclass(frozen=True)
class Memory:
    """corrections: of this upload, by header fingerprint; remembered: of earlier ones.

    taught: what sheets of other units were told of single headers.
    """

    corrections: Corrections
    remembered: Sequence[Remembered]
    aliases: Aliases | None = None
    outline: Outline | None = None
    taught: Taughts = ()

    def taken(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> Taken | None:
        """What is remembered of a table of these columns."""
        return taken_from(self.remembered, fingerprint, columns)

    def correction(self, fingerprint: str, columns: Sequence[HeaderColumn]) -> TableCorrection:
        """What is remembered of a table, and over it what was corrected in this upload."""
        own = self.corrections.get(fingerprint, TableCorrection())
        taken = self.taken(fingerprint, columns)
        return own if taken is None else taken.correction.then(own)

    def unit_name(self, unit: str, as_of: date) -> str:
        """The name under which a reporting unit's sheets are kept."""
        return self.aliases.name("unit", unit, as_of) if self.aliases else unit


def report_unit_renamed(file: str, unit: str, name: str) -> Issue:
    """The note that a reporting unit's sheets are kept under another name."""
    arguments = {"text": unit, "value": name}
    return Issue("reporting-unit-renamed", "note", file, arguments=arguments)
