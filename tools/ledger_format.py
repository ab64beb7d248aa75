"""docs/ledger-format.md is written from the declarations: ``python -m tools.ledger_format``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from data.field_words import ledger_title, template_title
from data.ledgers.declaration import Ledger
from data.ledgers.declared_field import Field
from data.ledgers.registry import items, ledgers

TARGET = Path(__file__).resolve().parents[1] / "docs" / "ledger-format.md"
_KINDS = {
    "snapshot": "snapshot: a sheet is the whole state; the next one replaces it",
    "period": "period: a sheet holds the events of one period; periods add up",
}
_OPENING = """# Ledger format

Written from `data/ledgers/*.toml` by `python -m tools.ledger_format`; do not edit.

A sheet needs none of these layouts exactly: columns may stand in any order, under any of
the headers listed, with units in brackets, over one to three header rows. Headers are
compared after NFKC, without spaces, line breaks, numbering and footnote marks; a bracket
is tried with and without its text. Columns that no field knows are kept as they are and
can be mapped by hand. Blank, `-`, `/` and `无` are unknown, never 0.

- **required**: without it the row is not loaded. Everything else that cannot be read is
  unknown, with an issue at its cell, and the row loads.
- Amounts are read in the unit of the cell, else of its number format, the header, the
  sheet, and stored in 万元. Dates may be days, months, quarters, half-years or years.
"""


def ledger_format() -> str:
    """The document, from the declarations as they are now."""
    lines = [_OPENING.rstrip(), ""]
    for declared in ledgers():
        lines.extend(_ledger(declared))
    lines.extend(_items())
    return "\n".join(lines).rstrip() + "\n"


def _ledger(declared: Ledger) -> Iterator[str]:
    label = ledger_title("zh", declared.name)
    yield f"## {label} `{declared.name}`"
    yield ""
    yield f"Table `{declared.table}`; {_KINDS[declared.kind]}. Forms: {_forms(declared)}."
    yield ""
    yield "| field | header | read as | also known as |"
    yield "| --- | --- | --- | --- |"
    for field in declared.fields:
        yield f"| {' | '.join(_cells(field))} |"
    yield ""
    yield from _across(declared)
    for field in declared.fields:
        if field.values:
            yield from _values(field)


def _across(declared: Ledger) -> Iterator[str]:
    """What is held against what; a warning at the cell where it does not hold."""
    held = [f"`{one.earlier}` not after `{one.later}`" for one in declared.date_order]
    held += [
        f"no two rows of the same {' and '.join(f'`{name}`' for name in one.fields)}"
        for one in declared.unique
    ]
    if held:
        yield f"Checked across fields: {'; '.join(held)}."
        yield ""


def _forms(declared: Ledger) -> str:
    return ", ".join(
        f"`{form.name}` ({template_title(declared.name, form.name)})" for form in declared.forms
    )


def _cells(field: Field) -> tuple[str, str, str, str]:
    notes: list[str] = [field.type]
    if field.required:
        notes.append("**required**")
    if field.sensitivity != "none":
        notes.append(field.sensitivity)
    notes.extend(f"{name} = {value}" for name, value in field.sets.items())
    others = [*field.synonyms, *(f"{word} (period unclear)" for word in field.bare)]
    others.extend(f"{word} (if its values fit)" for word in field.weak)
    return (
        f"`{field.key}`" if field.key == field.name else f"`{field.key}` → `{field.name}`",
        f"{field.header} · {field.english}",
        ", ".join(notes),
        "、".join(others).replace("|", "\\|"),
    )


def _values(field: Field) -> Iterator[str]:
    openness = "other words are kept as written" if field.open else "nothing else is accepted"
    yield f"Values of `{field.key}` ({openness}):"
    yield ""
    for value, synonyms in field.values.items():
        yield f"- {value}" + (f": {'、'.join(synonyms)}" if synonyms else "")
    yield ""


def _items() -> Iterator[str]:
    yield "## Items of the readiness ledger"
    yield ""
    yield "Column headers of a 调度表 and entries of the item column. Words marked ° mean an"
    yield "item only below a group such as 手续办理情况."
    yield ""
    yield "| item | also known as |"
    yield "| --- | --- |"
    for item in items():
        words = [f"{word}°" if word in item.group_only else word for word in item.synonyms]
        share = " (a percentage)" if item.is_share else ""
        yield f"| {item.name}{share} | {'、'.join(words)} |"


if __name__ == "__main__":
    TARGET.write_text(ledger_format(), encoding="utf-8")
