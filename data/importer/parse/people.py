"""Names in cells: posts taken off people, units and people read as what they stand for.

``市委书记李某`` and ``李某（市委书记）`` are 李某. Which part is the name is decided by
structure and by the names that stand by themselves in this table and in what is published; what
could be read otherwise is asked about.

What was read as what is said once a name, with its cells; the sheet's own text stays in its
source row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pyarrow as pa

from data.files.grid import Kind, cell_reference
from data.importer.names import Aliases, AliasKind
from data.importer.reading import PostsApart, Reading
from data.issues import LIST_SEPARATOR
from data.ledgers import Field
from data.ledgers.declared_field import Named
from data.ledgers.posts import Person, people_in, plain_names
from data.values.parse_result import cleaned
from data.values.texts import AND_OTHERS, without_list_numbers

_TYPES = ("name", "names")
POSTS_OF = {"leaders": "titles"}  # column of people → the column of their posts
_SHOWN = 12


def set_posts_apart(reading: Reading) -> None:
    """Take posts off the names of every column of people, and say whose."""
    columns = list(_columns(reading))
    texts = {field.key: _texts(reading, number) for field, number in columns}
    known = set(reading.context.people())
    different = {text for own in texts.values() for text in own if text}
    for text in different:
        known.update(plain_names(text))
    people_of = {text: found for text in different if (found := people_in(text, known))}
    for field, _ in columns:
        people = {
            row: people_of[text] for row, text in enumerate(texts[field.key]) if text in people_of
        }
        if people:
            _put(reading, field, PostsApart(people, reading.values[field.name]))


def _columns(reading: Reading) -> Iterator[tuple[Field, int]]:
    for one in reading.recognition.assignments:
        field = reading.declared.field(one.key)
        if field.refers_to == "person" and field.type in _TYPES and field.name in reading.values:
            yield field, one.column


def _texts(reading: Reading, number: int) -> list[str | None]:
    column, _ = without_list_numbers(reading.source.column(number), ";")
    kinds = column.kind.fill_null(0).to_pylist()
    raw = column.raw.to_pylist()
    plain = {text: AND_OTHERS.sub("", cleaned(text)) for text in set(raw) if text is not None}
    return [
        plain[text] if kind == Kind.TEXT else None for text, kind in zip(raw, kinds, strict=True)
    ]


def _put(reading: Reading, field: Field, apart: PostsApart) -> None:
    names = apart.written.to_pylist()
    for row, people in apart.people.items():
        own = [one.name for one in people]
        names[row] = own if field.type == "names" else "、".join(own)
    reading.values[field.name] = pa.array(names, apart.written.type)
    reading.by_key[field.key] = reading.values[field.name]
    reading.posts_apart[field.key] = apart
    if posts := POSTS_OF.get(field.name):
        reading.values[posts] = with_posts(reading.get(posts), apart.people)
    _report(reading, field, apart)


def with_posts(stated: pa.Array, people: dict[int, tuple[Person, ...]]) -> pa.Array:
    """Posts as they stand in their own column, where that is blank those beside the names."""
    filled = stated.to_pylist()
    for row, found in people.items():
        if not filled[row] and any(one.post for one in found):
            filled[row] = [one.post or None for one in found]
    return pa.array(filled, stated.type)


def _report(reading: Reading, field: Field, apart: PostsApart) -> None:
    pairs = {
        f"{one.name}（{one.post}）" for own in apart.people.values() for one in own if one.post
    }
    if pairs:
        shown = sorted(pairs)[:_SHOWN] + (["…"] if len(pairs) > _SHOWN else [])
        reading.report(
            "posts-apart",
            "note",
            header=reading.header_text(field.key),
            count=str(sum(any(one.post for one in own) for own in apart.people.values())),
            people=LIST_SEPARATOR.join(shown),
        )
    for row, own in apart.people.items():
        for one in own:
            if one.is_by_post:
                reading.report("person-by-post", "note", field.key, index=row, text=one.name)


_SHOWN_CELLS = 5


def rename(reading: Reading) -> None:
    """Read the unit and person columns of a table by the names that are remembered."""
    for assignment in reading.recognition.assignments:
        declared = reading.declared.field(assignment.key)
        kind = declared.refers_to
        if kind not in ("unit", "person") or declared.name not in reading.values:
            continue
        values = renamed(reading, kind, reading.values[declared.name], assignment.column)
        reading.values[declared.name] = reading.by_key[declared.key] = values


def renamed(reading: Reading, kind: Named, values: pa.Array, number: int) -> pa.Array:
    """Names of sheet column ``number`` (texts, or lists of names) as what they stand for."""
    aliases = reading.context.aliases
    if kind not in ("unit", "person") or aliases is None or not aliases.has(kind):
        return values
    days = _days(reading)
    entries = values.to_pylist()
    known: dict[tuple[object, date], str | list[str]] = {}
    for index, entry in enumerate(entries):
        if entry is None:
            continue
        key = (tuple(entry) if isinstance(entry, list) else entry, days[index])
        if key not in known:
            known[key] = _named(entry, kind, days[index], aliases)
        if known[key] != entry:
            entries[index] = known[key]
            place = cell_reference(int(reading.source.rows[index]), number)
            for pair in _pairs(entry, known[key]):
                reading.renamed.setdefault(pair, []).append(place)
    return pa.array(entries, values.type)


def report_renamed(reading: Reading) -> None:
    """One note for each name that was read as another."""
    for (written, name), cells in reading.renamed.items():
        shown = "、".join(cells[:_SHOWN_CELLS]) + ("…" if len(cells) > _SHOWN_CELLS else "")
        count = str(len(cells))
        reading.report("alias-read", "note", text=written, value=name, count=count, cells=shown)


def _named(entry: str | list[str], kind: AliasKind, day: date, aliases: Aliases) -> str | list[str]:
    if isinstance(entry, list):
        return [aliases.name(kind, one, day) for one in entry]
    return aliases.text(kind, entry, day)


def _pairs(before: str | list[str], after: str | list[str]) -> Sequence[tuple[str, str]]:
    if isinstance(before, list) and isinstance(after, list):
        return [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    return [(str(before), str(after))]


def _days(reading: Reading) -> list[date]:
    """The day that each row speaks of: of a list of events its own, else the file's."""
    as_of = reading.context.as_of
    name = reading.declared.event_date
    if not name or name not in reading.values or reading.get(name).type != pa.date32():
        return [as_of] * reading.height
    return [day or as_of for day in reading.get(name).to_pylist()]
