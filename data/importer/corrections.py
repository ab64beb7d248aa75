"""What a person said a table is, and how it is remembered for the next month.

A correction belongs to a header fingerprint: the same header a month later is read
the same way without a click, one that is much like it too (data.importer.saved_mappings).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from data.files.grid import column_letter
from data.ledgers.headers import normal
from data.tables import HeaderColumn

LETTERS = re.compile(r"[A-Z]{1,3}")
IGNORE = "ignore"
OF_CELLS = "@"


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
        words = {key: dict(said) for key, said in self.words.items()}
        for key, said in later.words.items():
            words[key] = {**words.get(key, {}), **said}
        return TableCorrection(
            ledger=later.ledger or self.ledger,
            form=later.form if later.ledger else self.form,
            header_rows=later.header_rows or self.header_rows,
            unit=later.unit or self.unit,
            fields={**self.fields, **later.fields},
            words=words,
            answers={**self.answers, **later.answers},
            hidden=later.hidden or self.hidden,
            by_unit=later.by_unit or self.by_unit,
            by_month=later.by_month or self.by_month,
            as_of=later.as_of or self.as_of,
        )

    def lasting(self) -> TableCorrection:
        """What holds for next month's sheet too: no day, no answers about single cells."""
        return replace(self, answers=lasting(self.answers), as_of="")

    def to_json(self) -> str:
        """The text that ledger.header_mapping and ledger.file_reading keep."""
        return json.dumps(
            {
                "ledger": self.ledger,
                "form": self.form,
                "header_rows": list(self.header_rows),
                "unit": self.unit,
                "fields": dict(self.fields),
                "words": {key: dict(words) for key, words in self.words.items()},
                "answers": dict(self.answers),
                "hidden": self.hidden,
                "by_unit": self.by_unit,
                "by_month": self.by_month,
                **({"as_of": self.as_of} if self.as_of else {}),
            },
            ensure_ascii=False,
            sort_keys=True,
        )

    @staticmethod
    def from_json(text: str) -> TableCorrection:
        """The correction kept as text; raises ValueError for anything else."""
        raw = json.loads(text)
        if not isinstance(raw, dict):
            raise ValueError("a remembered mapping is not an object")
        words = raw.get("words", {})
        if not isinstance(words, dict):
            raise ValueError("words of a remembered mapping are not an object")
        return TableCorrection(
            ledger=str(raw.get("ledger", "")),
            form=str(raw.get("form", "")),
            header_rows=tuple(int(row) for row in raw.get("header_rows", ())),
            unit=str(raw.get("unit", "")),
            fields=_texts(raw.get("fields", {})),
            words={str(key): _texts(said) for key, said in words.items()},
            answers=_texts(raw.get("answers", {})),
            hidden=str(raw.get("hidden", "")),
            by_unit=str(raw.get("by_unit", "")),
            by_month=str(raw.get("by_month", "")),
            as_of=str(raw.get("as_of", "")),
        )


def _texts(raw: object) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise ValueError("a part of a remembered mapping is not an object")
    return {str(key): str(value) for key, value in raw.items()}


Corrections = Mapping[str, TableCorrection]


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
