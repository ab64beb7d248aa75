"""What the title of a section says of the rows in it, where no column says it.

Which words mean which value is declared with the field (``section_words``,
``section_endings``); a title that fits none says nothing and is kept as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.importer.model import ColumnWord
from data.importer.parse.accepted_values import NOT_YET, accepted_value, word_key
from data.importer.reading import Reading
from data.ledgers import Field
from data.ledgers.headers import normal

_NUMBER = re.compile(
    r"^(?:\(?[一二三四五六七八九十]{1,3}\)?[、.．:]?|\(?\d{1,2}\)?[、.．)]|第[一二三四五六七八九十\d]+(?:部分|类|批|组|章)[、:]?)"
)
_JOINED = re.compile(r"[、,/;及和与暨]")
_COUNT = re.compile(r"\([^()]*\)|[(:：]?共?(?<!\d)\d+[个项家]?\)?$")
_LONGEST_NAME = 12
_WITHIN = " / "  # how layout joins the titles of nested sections


def complete_sections(reading: Reading) -> None:
    """Fill fields that no column feeds from the sections that the rows stand in.

    The stage is left to its own rules, which weigh dates beside it.
    """
    sections = section_texts(reading)
    if not any(sections):
        return
    for field in reading.declared.fields:
        declared = field.section_words or field.section_endings
        if not declared or field.key in reading.columns or field.name == "stage":
            continue
        said = {text: section_value(field, text) for text in set(sections) if text}
        values = [said.get(text) if text else None for text in sections]
        if not any(values):
            continue
        if field.type == "text":
            own = {text: _own_title(reading, text) for text in said if said[text] is None}
            values = [
                value or own.get(text or "") for text, value in zip(sections, values, strict=True)
            ]
        reading.values[field.name] = pa.array(values, pa.string())
        names = list(dict.fromkeys(value for value in values if value))
        reading.report(
            "section-read",
            "note",
            header=field.header,
            count=str(sum(value is not None for value in values)),
            values="、".join(names[:5]) + ("…" if len(names) > 5 else ""),
        )


def _own_title(reading: Reading, section: str) -> str | None:
    """A title beside others that say a free text, as it stands; None where it says another thing.

    Of 新能源项目 and 绿色食品项目 the second is an industry too, though no list knows it.
    """
    title = _bare(section.rpartition(_WITHIN)[2]).removesuffix("项目")
    is_own = 0 < len(title) <= _LONGEST_NAME and not _says_something(reading, section)
    return title if is_own else None


def complete_titles(reading: Reading) -> None:
    """Fill fields that no column and no section says from the sheet's name or title."""
    for field in reading.declared.fields:
        if field.section_words and field.key not in reading.columns:
            _fill(reading, field, (reading.source.table.title, reading.source.sheet))


def complete_sheet_names(reading: Reading) -> None:
    """Fill the town, park or unit that no column and no section says from a sheet named so."""
    for field in reading.declared.fields:
        if field.section_endings and field.key not in reading.columns:
            _fill(reading, field, (reading.source.sheet,))


def _fill(reading: Reading, field: Field, texts: Sequence[str]) -> None:
    """The field of every row without one: what the first of some texts to speak of it says."""
    value = next((said for one in texts if (said := title_value(field, one))), None)
    if value is not None and not reading.have(field.name).all():
        reading.values[field.name] = pc.fill_null(reading.get(field.name), value)
        reading.report("field-from-title", "note", header=field.header, value=value)


def taught_stage(reading: Reading, section: str) -> str | None:
    """What a person said a section's title means, the innermost first."""
    stage = reading.declared.field("stage")
    taught = reading.context.taught(stage.key, stage.values)
    for title in reversed(section.split(_WITHIN)) if taught else ():
        if value := taught.get(word_key(_bare(title))):
            return value
    return None


def unknown_sections(reading: Reading) -> tuple[ColumnWord, ...]:
    """Titles under which rows have no stage because no list knows what the title means."""
    if (reading.declared.name, reading.form) != ("projects", "register"):
        return ()
    if "stage" in reading.columns:
        return ()
    missing = ~reading.have("stage")
    rows: dict[str, list[int]] = {}
    for index, section in enumerate(section_texts(reading)):
        if section and missing[index] and not _is_told(reading, index, section):
            rows.setdefault(_bare(section.rpartition(_WITHIN)[2]), []).append(index)
    stage = reading.declared.field("stage")
    found: list[ColumnWord] = []
    for title, at in rows.items():
        row, column = _cell_above(reading, at[0])
        cell = cell_reference(row, column) if row and column else ""
        arguments = {"text": title, "count": str(len(at))}
        reading.report_at(
            "section-unknown", "warning", row, column, field=stage.name, value=title, **arguments
        )
        accepted = tuple(stage.values)
        found.append(ColumnWord(stage.key, title, (cell,), len(at), accepted, "unknown"))
    return tuple(found)


def _is_told(reading: Reading, index: int, section: str) -> bool:
    """Whether a section says something of a row, or a field has its title as it stands."""
    own = _own_title(reading, section)
    texts = (field.name for field in reading.declared.fields if field.section_words)
    return _says_something(reading, section) or (
        own is not None and any(reading.get(name)[index].as_py() == own for name in texts)
    )


def _says_something(reading: Reading, section: str) -> bool:
    title = section.rpartition(_WITHIN)[2]
    return any(title_value(field, title) is not None for field in reading.declared.fields)


def _cell_above(reading: Reading, index: int) -> tuple[int | None, int | None]:
    """Row and column of the first cell of the section's row that stands over a data row."""
    source = reading.source
    titles = [row for row, why in source.table.reasons.items() if why.startswith("section-")]
    above = max((row for row in titles if row < int(source.rows[index])), default=None)
    if above is None:
        return None, None
    for number in range(source.table.first_column, source.table.last_column + 1):
        if source.whole(number).raw[above - source.grid.first_row].as_py():
            return above, number
    return None, None


def section_texts(reading: Reading) -> list[str | None]:
    """The section that stands over each data row, None where there is none."""
    sections = reading.source.table.sections
    if not sections:
        return [None] * reading.height
    return [sections.get(row) for row in reading.source.rows.tolist()]


def section_value(field: Field, section: str) -> str | None:
    """What a section (outer and inner titles, ``一、工业项目 / (一)在建``) says of a field.

    The innermost title that says something counts.
    """
    for title in reversed(section.split(_WITHIN)):
        value = title_value(field, title)
        if value is not None:
            return value
    return None


def title_value(field: Field, title: str) -> str | None:
    """The one value that a title speaks of; None where it speaks of none or of several.

    Of the first one and another, the other: 在谈项目线索 are leads that are in talks.
    """
    text = _bare(title)
    if not text:
        return None
    if field.values and (value := accepted_value(text, field.values)) is not None:
        return value
    found = _words_in(field, text)
    if len(found) > 1 and not _JOINED.search(text):
        found.discard(next(iter(field.section_words)))
    if len(found) == 1:
        return next(iter(found))
    if not found and len(text) <= _LONGEST_NAME and text.endswith(field.section_endings):
        return text
    return None


def _bare(title: str) -> str:
    return _COUNT.sub("", _NUMBER.sub("", normal(title))).strip("、:.-—")


def _words_in(field: Field, text: str) -> set[str]:
    """Values whose words stand in a text; a word inside a longer one does not count."""
    words = {normal(w): value for value, ws in field.section_words.items() for w in ws}
    taken: list[tuple[int, int]] = []
    found: set[str] = set()
    for word in sorted(words, key=len, reverse=True):
        for match in re.finditer(re.escape(word), text):
            start, end = match.span()
            if any(first <= start and end <= last for first, last in taken):
                continue
            taken.append((start, end))
            if not text[:start].endswith(NOT_YET):
                found.add(words[word])
    return found
