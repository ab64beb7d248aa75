"""What was remembered of an earlier sheet, found again by the columns of this one.

The same header is known by its fingerprint. A header with a column more, or one renamed, is
known by the texts that both have: what was said of a column goes with its text, and to the one
new text that stands in the place of the one that is gone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from data.files.grid import column_letter
from data.importer.corrections import LETTERS, TableCorrection
from data.importer.model import Remembered, Taken
from data.ledgers.headers import ORDINAL, normal, without_brackets
from data.rules import load_rules
from data.tables import HeaderColumn


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
    said = TableCorrection.from_json(remembered.mapping)
    then, now = _then(remembered), _now(columns)
    moved, renamed = _moved(then, now)
    fields: dict[str, str] = {}
    lost: list[str] = []
    for column, meant in said.fields.items():
        if not LETTERS.fullmatch(column):
            fields[column] = meant
        elif column in moved:
            fields[moved[column]] = meant
        else:
            lost.append(remembered.headers.get(column, column))
    texts = {column_letter(one.column): "/".join(one.path) for one in columns}
    pairs = tuple((remembered.headers[old], texts[new]) for old, new in renamed)
    carried = replace(said, fields=fields)
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
